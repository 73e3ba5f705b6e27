// Brazilian Portuguese: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
import type { ReplyWords, Words } from '../sentences';

export const words: Words = {
  // Without letters that are not in the SMS alphabet (á, ã, ç, ê and the like), where that is natural.
  'alert.low': '{device} de {who}: bateria em {level}%. Recarregue logo.',
  'alert.low.until': '{device} de {who}: bateria em {level}%, acaba {when}. Recarregue logo.',
  'alert.low.unknown': '{device} de {who} avisa que tem pouca bateria. Recarregue logo.',
  'alert.critical': '{device} de {who}: bateria em {level}%. Recarregue agora.',
  'alert.critical.unknown': '{device} de {who} avisa que ficou sem bateria. Recarregue agora.',
  'alert.charge-soon':
    '{who}, seu {device} tem {level}% de bateria e vai ficar quase sem bateria {when}. {charge}',
  'alert.escalated': '{sentence} Aviso a {who}: {time}, e ninguém recarregou.',
  'alert.escalated.unnamed': '{sentence} Primeiro aviso: {time}, e ninguém recarregou.',
  'alert.charged': '{device} de {who}: recarga feita, bateria em {level}%.',
  'alert.charged.unknown': '{device} de {who}: recarga feita.',
  'alert.not-syncing':
    '{device} de {who} sem sincronizar faz {span}. Talvez esteja sem bateria, ou o celular esteja longe.',
  'alert.not-syncing.level':
    '{device} de {who} sem sincronizar faz {span}; antes, bateria em {level}%. Talvez esteja sem bateria, ou o celular esteja longe.',
  'alert.not-syncing.unchanged':
    '{device} de {who} marca {level}% sem mudar faz {days} dias. Talvez esteja sem bateria ou sem sincronizar.',
  'alert.syncing-again': '{device} de {who} voltou a sincronizar.',
  'alert.syncing-again.level': '{device} de {who} voltou a sincronizar: bateria em {level}%.',
  'alert.reconnect': 'O Fitbit de {who} foi desconectado. {reason}',
  'alert.reconnect.testing':
    'Durou uma semana: o projeto do Google parece estar em "Testing". Mude para "In production" e conecte de novo.',
  'when.clock.today': 'hoje (aprox. {time}:00)',
  'when.clock.tomorrow': 'amanhã (aprox. {time}:00)',
  'when.clock.weekday': '{weekday} (aprox. {time}:00)',
  'when.midnight.today': 'hoje por volta da meia-noite',
  'when.midnight.tomorrow': 'amanhã por volta da meia-noite',
  'when.midnight.weekday': '{weekday} por volta da meia-noite',
  'when.night.today': 'esta madrugada',
  'when.night.tomorrow': 'amanhã à noite, depois da meia-noite',
  'when.night.weekday': '{weekday} à noite, depois da meia-noite',
  'when.morning.today': 'hoje de manhã',
  'when.morning.tomorrow': 'amanhã de manhã',
  'when.morning.weekday': '{weekday} de manhã',
  'when.afternoon.today': 'hoje à tarde',
  'when.afternoon.tomorrow': 'amanhã à tarde',
  'when.afternoon.weekday': '{weekday} à tarde',
  'when.evening.today': 'hoje à noite',
  'when.evening.tomorrow': 'amanhã à noite',
  'when.evening.weekday': '{weekday} à noite',
  'span.hours': '{hours} h',
  'span.days': { by: 'days', one: '{days} dia', other: '{days} dias' },
  'alert.cannot-check': 'Nenhuma verificação do Fitbit de {who} funciona há {span}. {reason}',
  'alert.test': 'Isto é um teste: os alertas de bateria de {who} chegam assim.',
  'alert.demo': 'DEMO: {sentence}',

  // Several alerts in one SMS that has no room for a sentence each.
  'alert-list.critical': 'Recarregue agora: {list}.',
  'alert-list.low': 'Recarregue logo: {list}.',
  'alert-list.charge-soon': 'Em breve quase sem bateria: {list}.',
  'alert-list.not-syncing': 'Muito tempo sem sincronizar: {list}.',
  'alert-list.charged': 'Recarga feita: {list}.',
  'alert-list.syncing-again': 'Voltou a sincronizar: {list}.',

  'advice.soon': 'em breve',
  'advice.within-a-day': 'em menos de 24 h',
  'advice.before.morning': 'antes de amanhã de manhã',
  'advice.before.afternoon': 'antes de amanhã à tarde',
  'advice.before.evening': 'antes de amanhã à noite',
  'advice.charge.now': 'Recarregue agora.',
  'advice.charge.today': 'Recarregue hoje.',
  'advice.charge.tonight': 'Recarregue hoje à noite.',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': 'relógio',

  // Problems with a cloud: what happened, why, what to do now.
  'problem.grant-dead': '{service} recusa o acesso: ele foi revogado ou expirou. Conecte de novo.',
  'problem.unauthorized': '{service} recusa o acesso, embora renovado agora mesmo. Conecte de novo.',
  'problem.scope-missing':
    'Falta permitir a leitura dos dispositivos. Conecte de novo; se houver caixas, marque todas.',
  'problem.permission-denied':
    '{service} recusa o acesso a esta conta. Se continuar assim por horas, remova o app em myaccount.google.com/connections e conecte de novo.',
  'problem.account-not-linked':
    'Esta conta do Google não tem perfil no Google Health, ou sua conta Fitbit não foi transferida para o Google. Entre no app Google Health (antes Fitbit) e conecte de novo. Uma conta que não foi transferida pode já ter sido excluída.',
  'problem.consent-taken-back':
    '{service} informa que o consentimento foi retirado. Se foi engano, conecte de novo.',
  'problem.api-not-enabled':
    'A Google Health API não está ativada no seu projeto do Google Cloud. Ative-a lá em “APIs & Services”, espere alguns minutos e tente de novo.',
  'problem.project-not-admitted':
    'O Google não admitiu seu projeto do Cloud na Google Health API. Em outubro de 2026 foi relatado que não admitia novos; aqui só resta esperar ou perguntar ao Google.',
  'problem.mixed-scopes':
    'Esta conexão também traz direitos sobre o Google Cloud, que a Google Health API recusa. Use para isto um cliente OAuth próprio e conecte de novo.',
  'problem.wrong-client':
    '{service} não conhece este ID do cliente, ou a chave secreta do cliente está errada. Copie as duas coisas de novo do console.',
  'problem.redirect-mismatch':
    'O endereço de redirecionamento não é o que está registrado em {service}. Registre exatamente o endereço mostrado no diálogo.',
  'problem.admin-policy':
    'A administração desta conta do Google Workspace não permite o app. Peça que permita, ou use uma conta pessoal do Google.',
  'problem.read-only-app':
    'Este app do Fitbit está registrado só para leitura. Mude para Read & Write em dev.fitbit.com.',
  'problem.forbidden': '{service} recusou o pedido. Será tentado de novo mais tarde.',
  'problem.rate-limited': '{service} pede uma pausa: pedidos demais. Será tentado de novo mais tarde.',
  'problem.refresh-conflict':
    '{service} informa que outro programa está renovando a mesma conexão. Será tentado de novo mais tarde.',
  'problem.server-error': '{service} está com um problema próprio. Será tentado de novo mais tarde.',
  'problem.unreachable':
    'Não é possível alcançar {service}. Verifique a conexão com a internet; será tentado de novo mais tarde.',
  'problem.timeout': '{service} não respondeu a tempo. Será tentado de novo mais tarde.',
  'problem.never-heard':
    'Nenhum nível é conhecido, e nenhum chegou: veja se o relógio envia, e se o nome ou o padrão de tópico é o que ele usa para enviar.',
  'problem.gone':
    'A Fitbit Web API foi desligada (anunciado para 02/11/2026). Use o serviço Google Health e conecte de novo nele.',
  'problem.not-understood':
    '{service} respondeu de um jeito que esta versão não entende ({detail}). Por favor, relate isto.',
  'problem.bad-request': '{service} não aceitou o pedido ({detail}). Por favor, relate isto.',
  'problem.no-client-id':
    'Falta o ID do cliente do serviço {service}, por isso ninguém é verificado. Abra o serviço e escreva-o; se ele vem de uma variável de ambiente, defina-a e reinicie o Node-RED.',
  'problem.no-client-secret':
    'Falta a chave secreta do cliente do serviço {service}, por isso ninguém é verificado. Abra o serviço, escreva-a e implemente (Deploy); se ela vem de uma variável de ambiente, defina-a e reinicie o Node-RED. (O Node-RED esquece segredos quando credentialSecret muda, e quando um serviço é apagado e trazido de volta.)',
  'problem.no-client':
    'O serviço desta conexão não está implementado (Deploy), ou agora tem outro ID do cliente, por isso a conexão não pode ser usada.',

  // Connecting.
  'connect.refused':
    'O consentimento foi recusado. Nada foi guardado. Clique em Conectar para tentar de novo.',
  'connect.state-unknown':
    'Esta resposta não pertence a nenhuma conexão iniciada aqui, ou já foi usada. Clique em Conectar para tentar de novo.',
  'connect.expired': 'Demorou mais de dez minutos. Clique em Conectar para tentar de novo.',
  'connect.no-refresh-token':
    '{service} não deu uma conexão duradoura. Remova o app em myaccount.google.com/connections e conecte de novo.',
  'connect.not-an-address':
    'Este não é o endereço em que o navegador terminou. Ele precisa conter “code=” e “state=”.',
  'connect.other-account':
    'Você entrou com uma conta diferente da que está conectada como {who}. Entre com aquela conta, ou use Conectar para uma pessoa nova.',
  'connect.code-used':
    '{service} não aceitou o código: ele já foi usado ou é antigo demais. Clique em Conectar para tentar de novo.',
  'connect.permission-denied':
    '{service} recusa o acesso a esta conta. Remova o app em myaccount.google.com/connections e clique em Conectar de novo.',
  'connect.forbidden':
    '{service} recusou o pedido ({detail}). Espere alguns minutos e clique em Conectar de novo.',
  'connect.rate-limited':
    '{service} pede uma pausa: pedidos demais. Espere alguns minutos e clique em Conectar de novo.',
  'connect.server-error':
    '{service} está com um problema próprio. Espere alguns minutos e clique em Conectar de novo.',
  'connect.unreachable':
    'O Node-RED não consegue alcançar {service}. Verifique a conexão dele com a internet e clique em Conectar de novo.',
  'connect.timeout': '{service} não respondeu a tempo. Clique em Conectar de novo.',
  'connect.client-missing':
    'Antes são necessários o ID do cliente e a chave secreta do cliente. Escreva os dois acima; se um deles vem de uma variável de ambiente, defina-a e reinicie o Node-RED.',
  'connect.not-deployed':
    'Isto vem de uma variável de ambiente, e o Node-RED a preenche ao implementar (Deploy). Implemente primeiro e depois abra este diálogo de novo.',
  'connect.name-missing': 'Escreva um nome: ele aparece nos SMS.',
  'connect.done': 'Conexão feita: {who}.',
  'connect.renamed':
    'Conexão feita: {who}. Esta conta já estava aqui como {before}, e agora se chama {who}. Se for outra pessoa, clique em Conectar de novo e entre com a conta dela.',
  'connect.not-needed': 'Neste serviço ninguém se conecta: adicione as pessoas pelo nome.',
  'connect.demo': 'Demo não precisa de conexão.',
  'person.removed': 'Pessoa removida: {who}. A conexão em {service} foi revogada.',
  'person.removed.here': 'Pessoa removida: {who}.',
  'person.removed.not-revoked':
    'Pessoa removida aqui: {who}. Não foi possível avisar {service}: revogue lá o app na sua conta.',
  'person.number-changed': 'O número mudou desde que você olhou. Olhe de novo.',
  'connect.new-number': 'O número guardado foi trocado pelo que você escreveu.',
  'person.added':
    '{who} já está aqui. Sem número, nenhum SMS é enviado; os alertas saem mesmo assim pela saída 1.',
  'person.added.number': '{who} já está aqui. Os SMS vão para {number}.',
  'person.linked': 'De agora em diante, as mensagens que citam {name} são sobre {who}.',
  'person.no-source': 'Só no serviço “Outra fonte” se adiciona alguém sem conectar a conta.',
  'person.edited': 'Dados salvos: {who}.',
  'person.edited.number': 'Dados salvos: {who}. De agora em diante os SMS vão para {number}.',
  'person.edited.no-number': 'Dados salvos: {who}. Não há mais número, por isso nenhum SMS é enviado.',
  'person.bad-language': 'Não há frases neste idioma. Escolha um da lista.',
  'person.number-and-removal':
    'Escreva outro número, ou marque que o número deve ser removido, mas não os dois.',
  'person.demo-not-edited':
    'A pessoa da Demo é inventada e começa do zero sempre que o Node-RED inicia, por isso não há nada para editar.',
  'person.confirmed': 'O número de {who} está confirmado.',
  'person.not-watched':
    'Nenhum nó de nível da bateria cuida de {who}: nenhum alerta sairia. Coloque um com este serviço em um fluxo e implemente (Deploy).',
  'person.unproven': 'O número de {who} ainda não foi confirmado. Até lá, nada é verificado.',
  'person.unknown': 'Essa pessoa não existe. Escolha uma no diálogo, ou informe o id em msg.person.',
  'person.unknown.by-msg':
    'Essa pessoa não existe, ou ninguém disse ainda qual é o relógio dela. Cite alguém da lista do diálogo do serviço, em msg.person ou no diálogo deste nó.',
  'person.device-unknown': 'Esta pessoa não tem (ou não tem mais) esse dispositivo.',
  'person.device-removed':
    'Dispositivo removido: {device} de {who}. Se uma mensagem o citar de novo, ele volta.',
  'person.unknown.removed': 'Essa pessoa não existe (ou não existe mais).',

  // Redirect addresses.
  'redirect.register': 'Registre exatamente este endereço no serviço.',
  'redirect.register.web':
    'No Google, escolha o tipo de cliente “Aplicativo da Web” e registre exatamente este endereço.',
  'redirect.register.desktop':
    'No Google, escolha o tipo de cliente “App para computador”: ele não precisa de endereço. Para o tipo “Aplicativo da Web”, registre exatamente este.',
  'redirect.not-https': 'O endereço público precisa começar com https:// (só localhost pode ficar sem).',
  'redirect.raw-ip':
    'O Google não aceita um endereço IP puro. Use um nome público ou deixe o endereço público vazio.',
  'redirect.private-name':
    'O Google não aceita nomes que terminam em .local, .lan ou .home. Use um nome público ou deixe o endereço público vazio.',
  'redirect.not-an-address': 'Isto não é um endereço como https://example.org.',

  'config.missing': 'Nenhum serviço foi escolhido, ou ele está desabilitado. Abra o diálogo e escolha um.',

  // Pages that the browser ends on.
  'page.connected.title': 'Conexão feita',
  'page.connected.text': 'A conta de {who} está conectada. Você pode fechar esta janela.',
  'page.failed.title': 'Sem conexão',
  'page.away.title': 'Um momento',
  'page.away.text':
    'Esta página está sendo reiniciada. Carregue-a de novo em alguns segundos; nada se perde.',
  'page.not-found.title': 'Não há nada aqui',
  'page.not-found.signup': 'Cadastre-se aqui',
  'page.not-found.text': 'Neste endereço não há mais nada.',
  'page.trouble.title': 'Não funcionou',

  // A check of several people.
  'check.bad-threshold':
    'O lugar que o diálogo indica em “Baixa: menos de” não contém um número de 1 a 100. Defina-o antes da verificação, ou escreva o número no diálogo.',
  'check.odd':
    '{service} enviou algo que esta versão não sabe ler ({fields}). Todo o resto foi usado como sempre. Se faltar um nível ou um dispositivo, relate: barra lateral, Copiar relatório.',
  'check.nobody':
    'Não resta ninguém: este nó não tem quem verificar. Conecte as pessoas de novo, ou reponha um backup da pasta fitbit se ela se perdeu em uma atualização; se o ID do cliente foi mudado, volte ao anterior. Se ninguém mais deve ser acompanhado, apague ou desabilite este nó.',
  'check.failed.one': 'A verificação de {who} falhou. {reason}',
  'check.failed.many': '{failed} de {count} verificações falharam. A primeira: {who}. {reason}',

  // Levels that come by msgs.
  'incoming.not-a-reading':
    'Isto não é um nível de bateria ({what}): espera-se um número de 0 a 100, um texto como "83" ou "83 %", ou um objeto como {example}.',
  'incoming.fraction':
    'Este nível fica entre 0 e 1: pode ser uma fração ou uma porcentagem. Envie em porcentagem, de 0 a 100.',
  'incoming.time':
    'Esta hora não pode ser lida: "at" são milissegundos desde 1970, ou um texto com o fuso, como 2026-11-29T20:15:00Z.',
  'incoming.odd-time':
    'O nível foi aceito, mas não quando era assim: "at" são milissegundos desde 1970, ou um texto com o fuso, como 2026-11-29T20:15:00Z, e não muito no futuro. Por isso não conta como recebido agora. Não lido: {fields}.',
  'incoming.odd':
    'O resto foi aceito, mas isto não pôde ser lido: {fields}. "level" é um número de 0 a 100, "status" uma palavra curta como Low.',
  'incoming.topic':
    'O tópico “{topic}” não combina com o padrão de tópico “{pattern}”, e até agora nenhum combinou. Mude o padrão.',
  'incoming.device': 'Isto não é o nome de um dispositivo: msg.device é um texto, ou não existe.',
  'incoming.pattern':
    'O padrão de tópico do diálogo não pode ser lido, por isso ninguém sabe de quem é este nível. Escreva {person} e {device} no máximo uma vez cada um, e não os dois entre duas barras.',
  'incoming.whose':
    'Este nível pode ser de várias pessoas. Diga de quem é: em msg.person (id ou nome), por um padrão de tópico ou no diálogo.',
  'incoming.nobody-yet':
    'Não há ninguém de quem este nível possa ser. Adicione uma pessoa no diálogo do serviço.',
  'incoming.unknown-person':
    'A mensagem cita alguém que ninguém adicionou. Adicione a pessoa com esse nome no diálogo do serviço, ou deixe este nó adicionar pessoas.',
  'incoming.removed-person':
    'A mensagem cita alguém que foi removido ou saiu, por isso a pessoa não é adicionada de novo. Adicione-a no diálogo do serviço, ou pare as mensagens.',
  'incoming.too-many-people':
    'A mensagem cita alguém novo, mas as mensagens já podem citar {most} pessoas: talvez o tópico cite outra coisa. Adicione mais no diálogo do serviço.',
  'incoming.too-many-devices': 'Esta pessoa já tem {most} dispositivos: talvez o tópico cite outra coisa.',
  'person.name-taken':
    'Alguém aqui já se chama {who}, ou se chamava assim, e as mensagens não conseguiriam distinguir. Escolha outro nome.',

  // SMS.
  'sms.no-account':
    'A conta de SMS falta ou está desabilitada. Abra o diálogo e escolha uma, ou nenhuma para uma simulação.',
  'sms.chain-loop':
    'As contas de SMS andam em círculo: cada uma indica outra com que continuar, e a última indica a primeira. O Node-RED não inicia nenhuma. Abra uma, escolha outra em Mais e implemente (Deploy).',
  'sms.no-next':
    'A conta de SMS com que esta continua falta ou está desabilitada, por isso um SMS termina aqui. Abra a conta e escolha outra em Mais, ou nenhuma.',
  'sms.no-number': 'Não há número para enviar: defina msg.to, ou um número no diálogo.',
  'sms.bad-number':
    'Isto não é um número de telefone. Escreva com o país, como +44 7700 900123, ou defina o país padrão.',
  'sms.ambiguous-number':
    'Isto pode ser lido como dois números diferentes, ou como nenhum. Escreva com + e o código do país, e sem um 0 entre parênteses, como +44 7700 900123.',
  'sms.other-channel':
    'Este é um endereço de outro canal, como whatsapp:, e só SMS são enviados. Escreva só o número, como +44 7700 900123.',
  'sms.too-many-numbers':
    'Há mais de {most} números para enviar, por isso nada foi enviado. Indique menos, ou use várias mensagens.',
  'sms.one-of-several': 'Um de {count} SMS falhou, para o número {place} da lista.',
  'sms.some-of-several': '{failed} de {count} SMS falharam, o primeiro para o número {place} da lista.',
  'sms.no-body': 'Não há nada para enviar: msg.payload está vazio.',
  'sms.too-long': 'Este texto é longo demais para um SMS: {length} caracteres, no máximo {most}.',
  'sms.to-invalid': '{provider} informa que o número de destino não existe.',
  'sms.stopped':
    'Este número respondeu STOP, por isso {provider} não envia para ele. Quem o usa pode enviar START.',
  'sms.unreachable': 'Este número não pode receber SMS.',
  'sms.handset-off': 'O celular está desligado ou sem sinal.',
  'sms.blocked': 'A operadora bloqueia este SMS.',
  'sms.filtered': 'A operadora tomou este SMS por spam.',
  'sms.queue-full': 'A fila de envio de {provider} está cheia. Tente mais tarde.',
  'sms.rate-limited': '{provider} pede uma pausa: pedidos demais.',
  'sms.congested': 'A operadora está sobrecarregada, ou um limite diário foi atingido. Tente mais tarde.',
  'sms.daily-limit': 'O limite diário desta conta de {provider} foi atingido.',
  'sms.failed': 'O SMS não foi entregue ({provider}, código {detail}).',
  'sms.rejected': '{provider} não aceitou o SMS (código {detail}).',
  'sms.unsent': 'Não é possível alcançar {provider}, por isso o SMS não foi enviado.',
  'sms.certificate':
    'O certificado de {address} não é confiável, por isso nada foi enviado. Use um endereço com um certificado confiável, ou http:// dentro da sua própria rede.',
  'sms.no-https':
    'Há algo em {address}, mas não fala https, por isso nada foi enviado. Dentro da sua própria rede, escreva http:// na frente do endereço.',
  'sms.unclear': '{provider} não deu uma resposta clara. Ainda não se sabe se o SMS foi enviado.',
  'sms.uncertain':
    '{provider} não deu uma resposta clara, e desde então não houve como saber. O SMS pode ter sido enviado; não é enviado de novo, para que ninguém o receba duas vezes.',
  'sms.replies-unread':
    'Há uma hora não é possível ler em {provider} o que as pessoas respondem, por isso nenhuma resposta sai e STOP não é ouvido. Veja se {provider} pode ser alcançado, e se o usuário pode ler mensagens.',
  'sms.outdated':
    'Este SMS não é mais verdade (nesse meio tempo houve recarga, sincronização, conexão ou resposta), não é mais desejado neste número (agora é outro, SMS desligados, respondeu STOP ou foi removido), ou atrasou mais de um dia, por isso não foi enviado.',
  'sms.repeated':
    'O mesmo texto foi para este número há menos de dez minutos, por isso não foi enviado de novo. Para enviar mesmo assim, marque “Enviar repetidos” no nó de SMS, ou defina outro msg.smsKey.',
  'sms.cap-number':
    'Este número recebeu {cap} SMS em 24 horas: esse é o limite, por isso este não foi enviado. Procure um laço no fluxo, ou aumente o limite na conta de SMS.',
  'sms.cap-day':
    '{cap} SMS foram enviados em 24 horas: esse é o limite, por isso este não foi enviado. Procure um laço no fluxo, ou aumente o limite na conta de SMS.',
  'sms.cap-month':
    '{cap} SMS foram enviados neste mês: esse é o limite, por isso este não foi enviado. Aumente o limite na conta de SMS, ou espere o próximo mês.',
  'sms.cap-refused':
    'SMS demais foram recusados ou descartados em 24 horas, dez vezes mais do que se pode enviar, por isso este não foi tentado. Procure um laço no fluxo, por exemplo atrás de um nó Catch.',
  'sms.gateway-unreachable':
    'O celular por onde saem os SMS não responde há uma hora ({provider}). Ele está ligado, na rede dele e com o app funcionando?',
  'sms.gateway-battery-low':
    'O celular por onde saem os SMS está com {level}% e não está carregando. Coloque-o no carregador; senão, nenhum SMS sai.',
  'sms.too-old': 'O SMS não pôde ser enviado por tempo demais, por isso foi descartado.',

  // What we answer by SMS to a reply. {what} names devices, {who} people.
  'reply.ok': 'Anotado: você cuida de {what}.',
  'reply.later': 'Adiado até {when}: {what}.',
  'reply.pause':
    'Sem alertas de bateria de {who} até o fim de {date}. Se quem pediu foi outra pessoa, avise quem mantém isto.',
  'reply.pause.most': 'Por SMS, a pausa dura até sete dias.',
  'reply.nothing-open': 'No momento, nenhum alerta recebido por este celular segue aberto.',
  'reply.battery.level': '{who}, {device}: {level}, {age}',
  'reply.battery.none': 'Ainda sem dados de bateria.',
  'reply.age.minutes': 'faz {minutes} min',
  'reply.age.hours': 'faz {hours} h',
  'reply.age.days': { by: 'days', one: 'faz {days} dia', other: 'faz {days} dias' },
  'reply.device': '{device} de {who}',
  'reply.more': '(e mais {count})',
  'reply.failed': 'O que alguém respondeu por SMS não pôde ser feito.',

  // What a gateway with an HTTP interface asks for, and what its answers mean.
  'http.address':
    'O endereço do gateway falta, ou não é um que se possa consultar. Abra a conta de SMS, escreva um com http:// ou https://, sem usuário, senha ou um lugar como {secret}, e implemente (Deploy).',
  'http.secret':
    '{secret} está nos cabeçalhos ou no corpo da conta de SMS, mas não há segredo, ou ele tem um sinal que não pode ser enviado. Abra a conta, escreva-o e implemente (Deploy); se ele vem de uma variável de ambiente, defina-a e reinicie o Node-RED.',
  'http.headers':
    'Os cabeçalhos da conta de SMS não podem ser enviados. Eles são um objeto em JSON, cada um um texto em letras simples; {text} não entra ali, e um cabeçalho que prova quem pergunta contém {secret} no lugar do próprio segredo.',
  'http.body':
    'O corpo da conta de SMS não pode ser enviado. Ele é um objeto em JSON que contém {to} e {text}, e {secret} no lugar de uma senha, um token ou uma chave de API; como formulário, não contém listas nem objetos, e com GET, que o coloca no endereço, nenhum {secret}.',
  'http.key':
    'A conta de SMS diz que o gateway aceita uma chave, mas {key} não está nem nos cabeçalhos nem no corpo. Coloque-a onde o gateway a espera, ou escolha outra coisa para depois de uma resposta perdida, e implemente (Deploy).',
  'http.state':
    'A conta de SMS diz onde o estado fica na resposta, ou quais palavras significam aceito, mas não as duas coisas. Sem a outra, ninguém sabe o que foi aceito. Preencha as duas ou nenhuma, e implemente (Deploy).',
  'http.status-address':
    'O endereço de estado da conta de SMS não pode ser consultado. Ele começa como o endereço do gateway, contém {id} (então o lugar do id da mensagem também está preenchido) ou {key}, nenhum segredo, e o lugar do estado está preenchido.',
  'http.not-accepted': 'O gateway respondeu que não aceitou o SMS (estado {detail}).',
  'http.moved':
    'O gateway informa que agora está em outro endereço (código {detail}). Nada foi enviado para lá. Escreva o novo endereço na conta de SMS e implemente (Deploy).',
  'http.wrong-secret':
    'O gateway não aceitou o segredo da conta de SMS (código {detail}). Escreva o que ele espera e implemente (Deploy).',
  'http.not-found':
    'No endereço da conta de SMS, ninguém aceita SMS desta forma (código {detail}). Veja o endereço e o método.',
  'http.unreached':
    'Ninguém respondeu em {address}: o gateway está ligado, nesta rede e com o servidor funcionando?',
  'http.lost':
    '{address} não deu uma resposta que pudesse ser lida até o fim, por isso ninguém sabe se o SMS foi enviado.',
  'http.odd-status':
    'O gateway teve um problema (código {detail}), por isso ninguém sabe se o SMS foi enviado. Veja lá.',
  'http.unreadable':
    'O gateway respondeu, mas não há nada em {path} na resposta, por isso ninguém sabe se o SMS foi enviado. Veja o que ele responde, e os lugares indicados na conta de SMS.',

  // What the dialog of an account answers to a test.
  'sms-test.text': 'Um teste do seu Node-RED: os SMS chegam a este celular.',
  'sms-test.accepted': '{provider} aceitou o SMS para {to} (estado {status}). Olhe o celular.',
  'sms-test.accepted-by-next':
    'Seguiu pela próxima conta: {provider} aceitou o SMS para {to} (estado {status}). Olhe o celular.',
  'sms-test.waits': {
    by: 'minutes',
    one: '{why} O SMS espera, e é tentado por mais {minutes} minuto.',
    other: '{why} O SMS espera, e é tentado por mais {minutes} minutos.',
  },
  'sms-test.slow': '{provider} ainda não respondeu. É tentado enquanto o SMS for válido.',
  'sms-test.closed':
    'Nesse meio tempo houve uma implementação (Deploy). O SMS segue com o que está implementado agora.',
  'sms-test.not-deployed':
    'Esta conta ainda não está implementada, ou está desabilitada. Implemente (Deploy) primeiro: o teste sai pela conta implementada.',
  'sms-test.demo': 'Este é o número da pessoa inventada da Demo, para quem nada é enviado. Escreva o seu.',

  // What SMSGate asks for, and what its answers mean.
  'sms-gate.no-address': 'O endereço do celular falta ou não é um endereço. Abra a conta de SMS e preencha.',
  'sms-gate.no-login':
    'Falta o usuário ou a senha do celular. O app mostra os dois. Abra a conta de SMS e preencha.',
  'sms-gate.no-device':
    'O servidor precisa saber qual celular envia: abra a conta de SMS e preencha o ID do dispositivo; senão, uma repetição poderia sair por outro celular.',
  'sms-gate.unknown-device':
    'O servidor não conhece mais o celular com este ID de dispositivo, por isso o SMS não foi enviado. Abra a conta de SMS, clique em Procurar, escolha o celular e implemente (Deploy).',
  'sms-gate.no-devices': 'Um celular na sua rede é ele mesmo o dispositivo: deixe o ID do dispositivo vazio.',
  'sms-gate.redirected':
    'O endereço do celular leva a outro lugar, e a senha não vai para lá. Escreva na conta de SMS o endereço a que ele leva.',
  'sms-gate.refused':
    'O celular não aceitou o SMS: o número ou o texto não serve para ele (código {detail}).',
  'sms-gate.wrong-login': 'O usuário ou a senha do celular está errado. O app mostra os dois.',
  'sms-gate.not-permitted': 'Este usuário não pode enviar SMS pelo celular.',
  'sms-gate.not-there':
    'O que responde no endereço do celular não é o SMSGate. O endereço está certo, com o caminho se for um servidor?',
  'sms-gate.unreached':
    'O celular não respondeu em {address}: ele está ligado, nesta rede e com o servidor local do app ativado?',
  'sms-gate.generic':
    'O Android não enviou o SMS e não diz por quê: muitas vezes o chip está sem crédito, ou o celular sem sinal. Tente à mão nesse celular.',
  'sms-gate.no-sim': 'O celular que envia não tem esse chip. Veja SIM na conta de SMS, e no próprio celular.',
  'sms-gate.server-unreached':
    'O servidor não respondeu em {address}, por isso nada foi enviado. O endereço está certo, e o servidor no ar?',
  'sms-gate.radio-off': 'O celular que envia está em modo avião, por isso o SMS não saiu.',
  'sms-gate.no-service': 'O celular que envia está sem rede, por isso o SMS não saiu.',
  'sms-gate.limit': 'O Android não deixa o celular enviar mais SMS por enquanto: cerca de 30 em 30 minutos.',
  'sms-gate.fixed-dialling': 'O chip do celular que envia só permite alguns números (discagem fixa).',

  // What Twilio asks for, and what its codes mean.
  'twilio.no-credentials':
    'A conta de SMS não tem Account SID ou auth token. Abra-a, preencha os dois e implemente (Deploy); se eles vêm de variáveis de ambiente, defina-as e reinicie o Node-RED. (O Node-RED esquece segredos quando credentialSecret muda, e quando uma conta é apagada e trazida de volta.)',
  'twilio.no-sender':
    'A conta de SMS não tem nem número de remetente (From) nem Messaging Service. Abra-a, preencha um dos dois e implemente (Deploy); se ele vem de uma variável de ambiente, defina-a e reinicie o Node-RED.',
  'twilio.region-and-edge':
    'A Twilio precisa de região e edge juntos, ou de nenhum. Abra a conta de SMS, preencha os dois ou esvazie os dois, e implemente (Deploy); se um deles vem de uma variável de ambiente, defina-a e reinicie o Node-RED.',
  'twilio.wrong-credentials':
    'A Twilio não aceita o Account SID e o token dele, ou eles são de outra região. Copie-os de novo do console.',
  'twilio.account-suspended': 'A conta da Twilio não está ativa ou está suspensa. Veja o console da Twilio.',
  'twilio.not-permitted':
    'A chave de API não pode enviar mensagens. Dê a ela esse direito, ou use o auth token.',
  'twilio.not-found': 'A Twilio não conhece este Account SID.',
  'twilio.from-invalid': 'O número de remetente (From) não é desta conta da Twilio, ou não pode enviar SMS.',
  'twilio.country-not-enabled':
    'SMS para este país não estão habilitados: console da Twilio, Messaging, Geo permissions.',
  'twilio.unverified':
    'Desta conta, a Twilio só envia para números verificados (conta de teste, ou sem perfil de conformidade aprovado). Verifique o número, ou termine o perfil no console.',
  'twilio.toll-free-unverified':
    'Este número gratuito não está verificado na Twilio: verifique-o no console, ou use outro remetente.',
  'twilio.us-unregistered':
    'Números dos EUA precisam estar registrados (A2P 10DLC) antes de enviar. Registre no console da Twilio, ou use ntfy.',
  'twilio.us-campaign':
    'A campanha A2P 10DLC deste número está suspensa ou ainda pendente. Veja o console da Twilio.',
  'twilio.personal-use':
    'A Twilio não registra números dos EUA para enviar SMS a você, a amigos ou à família. Use ntfy ou outro meio de aviso.',
  'twilio.sender-not-registered':
    'Este remetente não está registrado para este país. Veja o console da Twilio.',
  'twilio.messaging-service': 'O Messaging Service está errado ou não tem um remetente que possa ser usado.',
  'twilio.pumping-protection':
    'A Twilio bloqueou isto como possível fraude de SMS: Messaging, SMS pumping protection.',
  'twilio.callback-invalid':
    'A Twilio não aceita o endereço para relatórios de entrega. Verifique o endereço público.',
  'twilio.loop': 'Mais de 15 SMS entre dois números em 30 s: a Twilio parou um laço.',

  // The store.
  'store.in-use':
    'Outro Node-RED usa a mesma pasta {folder}. Pare um dos dois; nada foi tocado. Se não houver outro, a pasta está em um compartilhamento de rede que não bloqueia arquivos: mantenha-a em um disco local (fitbitConfigFolder em settings.js).',
  'store.no-locks':
    'O sistema de arquivos de {folder} não bloqueia arquivos, como acontece em alguns compartilhamentos de rede. Mantenha a pasta em um disco local (fitbitConfigFolder em settings.js); nada foi tocado.',
  'store.folder':
    'fitbitConfigFolder em settings.js não é um caminho. Escreva um como /data/storage/fitbit, ou deixe de fora, e reinicie o Node-RED.',
  'store.damaged':
    'O arquivo {file} está danificado. Ele ficou como está: ponha um backup no lugar, ou tire-o dali para começar do zero.',
  'store.newer':
    'O arquivo {file} foi escrito por uma versão mais nova desta paleta. Atualize-a; nada foi tocado.',
  'store.moved':
    'O que estava no arquivo {file} foi movido para um banco de dados. Indique-o em settings.js (fitbitConfigStore) e reinicie o Node-RED.',
  'store.foreign': 'O arquivo {file} não é nosso. Tire-o dali; nada foi tocado.',
  'store.key-missing':
    'O arquivo {file}, que abre as conexões guardadas, falta ou está errado. Reponha-o de um backup; nada foi tocado.',
  'store.disk-full':
    'O disco está cheio: nada pode ser guardado em {folder}. Libere espaço: a próxima verificação continua sozinha.',
  'store.disk-failing':
    'O disco falha ao ler ou gravar {folder}: é o que faz um cartão SD gasto, que às vezes passa sozinho a somente leitura. Reinicie o Node-RED, pois implementar (Deploy) não basta; se acontecer de novo, veja o log do sistema (dmesg) e troque o cartão.',
  'store.disk-failing.share':
    'O compartilhamento de rede de {folder} falha ao ler ou gravar. Veja a conexão com ele e reinicie o Node-RED, pois implementar (Deploy) não basta; é melhor manter a pasta em um disco local (fitbitConfigFolder em settings.js).',
  'store.read-only':
    'Nada pode ser gravado em {folder}. Verifique as permissões, e se ela foi montada como somente leitura (um compartilhamento, um volume); se as duas coisas estiverem certas, o cartão pode estar gasto e ter passado a somente leitura (o dmesg diz).',
  'store.trouble':
    'O armazenamento em {folder} não pode ser usado ({detail}). Reinicie o Node-RED; se continuar assim, ponha um backup no lugar.',
  'store.no-driver':
    'Este armazenamento precisa do pacote pg. Instale-o na pasta de usuário do Node-RED (npm install pg) e reinicie o Node-RED.',
  'store.address':
    'Não é possível ler o endereço do banco de dados PostgreSQL. Escreva um como postgres://usuario@host:5432/banco, ou um objeto como o pacote pg aceita.',
  'store.address.setting':
    'fitbitConfigStore em settings.js não é o endereço de um banco de dados PostgreSQL. Escreva um como postgres://usuario@host:5432/banco, ou um objeto como o pacote pg aceita, e reinicie o Node-RED. Na senha dele escreva / ? # @ % como %2F %3F %23 %40 %25, ou dê a senha como FITBIT_CONFIG_STORE_PASSWORD no ambiente.',
  'store.key-missing.nowhere':
    'fitbitConfigStore em settings.js indica um banco de dados, mas não há chave para selar as conexões. Crie uma (openssl rand -base64 32), dê-a a cada Node-RED como FITBIT_CONFIG_STORE_KEY no ambiente, ou em um arquivo que fitbitConfigStoreKeyFile indica, e reinicie o Node-RED.',
  'store.key-missing.no-path':
    'fitbitConfigStoreKeyFile em settings.js não é um caminho. Escreva o do arquivo com a chave e reinicie o Node-RED.',
  'store.key-missing.unreadable':
    'Não é possível ler o arquivo {file} com a chave do armazenamento ({detail}). Coloque-o lá, legível para o Node-RED, ou indique outro (fitbitConfigStoreKeyFile em settings.js), e reinicie o Node-RED.',
  'store.key-missing.odd':
    '{place} não contém uma chave: são 32 bytes, em base64 ou hexadecimal. Crie uma (openssl rand -base64 32), ou copie inteira a dos outros Node-RED, e reinicie o Node-RED.',
  'store.unreachable':
    'O banco de dados {database} não responde ({detail}). Verifique se ele está no ar e se é alcançado daqui; depois continua sozinho.',
  'store.denied':
    'O banco de dados {database} recusa o usuário ({detail}). Verifique usuário, senha, nome do banco de dados e as permissões nele.',
  'store.denied.entry':
    'O banco de dados {database} recusa o usuário ({detail}). Verifique o usuário e as linhas do pg_hba.conf; se elas só aceitam conexões com TLS (hostssl), defina ssl em fitbitConfigStore (settings.js) e reinicie o Node-RED.',
  'store.denied.no-password':
    'O banco de dados {database} pede uma senha, e não há nenhuma. Dê-a ao Node-RED como FITBIT_CONFIG_STORE_PASSWORD no ambiente e reinicie o Node-RED.',
  'store.unreachable.full':
    'O banco de dados {database} não aceita mais conexões ({detail}). Cada Node-RED precisa de duas: aumente max_connections ou o limite do usuário, ou encerre outras; depois continua sozinho.',
  'store.unreachable.no-tls':
    'O banco de dados {database} não oferece TLS, que fitbitConfigStore em settings.js pede. Ative-o lá (ssl = on no postgresql.conf); só na mesma máquina deixe ssl de fora.',
  'store.unreachable.untrusted':
    'O certificado do banco de dados {database} não é confiável aqui ({detail}). Coloque em ssl.ca de fitbitConfigStore (settings.js) o certificado que o assinou, ou ele próprio se for autoassinado, e reinicie o Node-RED.',
  'store.unreachable.other-name':
    'O certificado do banco de dados {database} é de outro host ({detail}). Escreva o host em fitbitConfigStore (settings.js) como no certificado, ou faça um para este host, e reinicie o Node-RED.',
  'store.unreachable.expired':
    'O certificado do banco de dados {database} não é válido agora ({detail}). Renove-o, ou acerte o relógio desta máquina.',
  'store.disk-full.database':
    'O disco do banco de dados {database} está cheio: nada pode ser guardado. Libere espaço: a próxima verificação continua sozinha.',
  'store.read-only.database':
    'Nada pode ser gravado no banco de dados {database}: ele é somente leitura, como uma réplica. Informe o endereço do servidor primário.',
  'store.read-only.setting':
    'O banco de dados {database} não aceita mudanças: default_transaction_read_only está ligado lá, como alguns provedores fazem quando o disco está cheio. Libere espaço e desligue-o; depois continua sozinho.',
  'store.newer.database':
    'As tabelas do banco de dados {database} foram alteradas por uma versão mais nova desta paleta. Atualize-a aqui também; nada foi tocado.',
  'store.moved.database':
    'O que estava no banco de dados {database} foi movido para uma pasta. Tire fitbitConfigStore de settings.js e reinicie o Node-RED.',
  'store.foreign.database':
    'O esquema fitbit do banco de dados {database} não é nosso. Mude o nome dele ou use outro banco de dados; nada foi tocado.',
  'store.key-missing.database':
    'A chave do banco de dados {database} falta, ou não é a que selou as conexões guardadas. Dê a mesma chave a cada Node-RED; nada foi tocado.',
  'store.unfit':
    'O banco de dados {database} não serve ({detail}): é preciso PostgreSQL 14 ou mais novo, com a codificação UTF8. Nada foi tocado.',
  'store.not-durable':
    'O banco de dados {database} confirma o que ainda pode perder: synchronous_commit é {setting}. Ponha em on para este usuário (ALTER ROLE … SET synchronous_commit = on); nada foi tocado.',
  'store.uncertain':
    'A conexão com o banco de dados {database} terminou enquanto algo era guardado, e ninguém sabe dizer se foi. Veja o que foi feito por último e repita se faltar.',
  'store.instance-late':
    'Este Node-RED ficou tempo demais sem responder, e outro assumiu o que ele estava prestes a fazer.',
  'store.contended':
    'Algo não pôde ser guardado no banco de dados {database}, porque outros alteravam o mesmo sem parar. Tente de novo.',
  'store.pooler':
    'Um pooler na frente do banco de dados {database} divide as conexões e esquece o que foi preparado nelas ({detail}). Leve o Node-RED ao próprio PostgreSQL, ou faça o pooler se lembrar (max_prepared_statements do PgBouncer).',
  'store.trouble.database':
    'O banco de dados {database} não pode ser usado ({detail}). Reinicie o Node-RED; se continuar assim, veja o log do PostgreSQL.',

  // The public server.
  'web.port-taken': 'A porta {port} é usada por outro programa, por isso o endereço público não é atendido.',
  'web.port-refused':
    'A porta {port} em {bind} não pode ser usada ({detail}), por isso o endereço público não é atendido.',
  'web.port-free':
    'A porta {port} está livre: é atendida ao implementar (Deploy), ou enquanto alguém se conecta.',
  'web.port-served': 'Atendido na porta {port}.',
  'web.two-servers':
    'Outro serviço já atende o endereço público em {bind}:{port}; há um servidor para todos, por isso estas configurações não são usadas.',
  'webhook.refused': 'Chegou de {address} uma notificação sem assinatura válida, e foi recusada.',
  'web.path-not-allowed':
    'O caminho {path} não pode ser usado: ele precisa começar com /fitbit/, e algumas palavras ali estão ocupadas.',
  'web.path-taken': 'O caminho {path} já é usado por outro serviço. Escolha outro em Mais.',
  'web.no-raw-body':
    'O servidor do próprio Node-RED não serve para isto: o interior dele mudou. Escolha uma porta própria.',
  'web.auth-blocked':
    'O httpNodeAuth deste Node-RED está na frente dos caminhos públicos. Deixe-os passar no diálogo do serviço, ou escolha uma porta própria.',
  'web.editor-open':
    'O endereço público leva ao próprio Node-RED, e o editor não tem senha: qualquer pessoa que chegue a este endereço pode abrir o seu editor.',
  'web.no-http-node': 'O Node-RED não atende nós aqui (httpNodeRoot é false). Escolha uma porta própria.',
  // The sign-up pages.
  'signup.no-address':
    'Ninguém pode se cadastrar aqui sem um endereço público. Escreva um no diálogo do serviço, ou conecte as pessoas no editor.',
  'signup.no-redirect':
    'O serviço não aceita este endereço público como redirecionamento, por isso ninguém pode se cadastrar aqui. Escreva outro no diálogo do serviço, ou conecte as pessoas no editor.',
  'signup.no-invitation':
    'A palavra de convite da página de cadastro sumiu: a variável de ambiente dela está vazia ou não definida, ou credentialSecret mudou. A página fica fechada, pois senão estaria aberta a todos. Escreva a palavra de novo e implemente (Deploy), ou defina a variável e reinicie o Node-RED.',
  'signup.title': 'Alertas de bateria para o seu Fitbit',
  'signup.intro':
    'Alguém que tem um pequeno computador em casa oferece avisar você por SMS antes que a bateria do seu Fitbit ou Pixel Watch acabe.',
  'signup.intro.no-number':
    'Alguém que tem um pequeno computador em casa oferece avisar antes que a bateria do seu Fitbit ou Pixel Watch acabe.',
  'signup.what-is-read':
    'O que é lido: a bateria dos seus dispositivos e quando sincronizaram pela última vez. Nada mais: nem dados de saúde, nem localização.',
  'signup.what-is-stored':
    'O que é guardado, só nesse computador: seu nome, número e idioma, a conexão com {service} com o id e o fuso horário da sua conta lá, os nomes dos seus dispositivos, suas configurações, os níveis de bateria, o que foi avisado a você e os SMS. Seu número e cada SMS passam por um serviço de SMS, que mantém um registro próprio.',
  'signup.what-is-stored.no-number':
    'O que é guardado, só nesse computador: seu nome e idioma, a conexão com {service} com o id e o fuso horário da sua conta lá, os nomes dos seus dispositivos, suas configurações, os níveis de bateria e o que foi avisado.',
  'signup.what-is-read.webhooks':
    'O que é lido: a bateria dos seus dispositivos e quando sincronizaram pela última vez. Também é pedido a {service} acesso à sua atividade, só para que avise este computador quando houver passos novos; os passos em si não são lidos. Sua localização não é pedida.',
  'signup.what-is-stored.webhooks':
    'Também é guardado o que {service} avisa: que passos foram registrados, e quando; até que isso tenha sido tratado.',
  'signup.leave-any-time':
    'Você pode sair quando quiser: então tudo sobre você é apagado nesse computador, exceto resumos (hashes) do seu número e dos SMS, e um id aleatório, por até três dias, para que nada chegue a você por engano; os backups, e o registro do próprio serviço de SMS, podem guardar mais e por mais tempo.',
  'signup.leave-any-time.no-number':
    'Você pode sair quando quiser: então tudo sobre você é apagado nesse computador, exceto um id aleatório, e resumos (hashes) dos SMS sobre você, se houve algum, por até três dias, para que nada saia por engano; os backups podem guardar mais e por mais tempo.',
  'signup.privacy.link': 'Privacidade: o que acontece com seus dados',
  'signup.privacy.title': 'Privacidade',
  'signup.privacy.who': 'Quem é responsável',
  'signup.privacy.who-text':
    'Quem mantém esta página: {contact}. Quem faz o programa não recebe nenhum dos seus dados.',
  'signup.privacy.who-unnamed':
    'Quem mantém esta página e enviou o endereço a você. Aqui não há contato: peça antes de se cadastrar. Quem faz o programa não recebe nenhum dos seus dados.',
  'signup.privacy.why': 'Para quê, e por que isso é permitido',
  'signup.privacy.why-text':
    'Para avisar antes que a bateria do seu dispositivo acabe, ou quando ele parou de sincronizar. Você permite isso com seu consentimento na página de cadastro, e pode retirá-lo quando quiser.',
  'signup.privacy.what': 'O que é lido e guardado',
  'signup.privacy.long': 'Por quanto tempo',
  'signup.privacy.long-text':
    'Os níveis de bateria são guardados por até dois anos para cada dispositivo; a velocidade com que caíram, de cada hora das últimas oito semanas dele; os alertas, até terem saído; os SMS, por sete dias, e resumos (hashes) deles (do número e do texto), por um dia; o que você responde a eles, até ter sido passado a quem mantém isto, e um resumo disso, por oito dias; todo o resto, até você sair. Um cadastro que você não termina é esquecido depois de uma hora.',
  'signup.privacy.long-number':
    'Resumos (hashes) dos números que receberam um código são guardados por um dia; se você muda de número, um do antigo por até três dias; se um número que não está confirmado para ninguém responde STOP, um dele até que responda START.',
  'signup.privacy.recipients': 'Quem mais recebe algo',
  'signup.privacy.recipients-cloud':
    '{service} fica sabendo que este computador pergunta pelos seus dispositivos. O que {service} faz com seus dados está na política de privacidade desse serviço.',
  'signup.privacy.recipients-sms':
    'Um serviço de SMS recebe seu número e o texto de cada SMS, e mantém um registro próprio, talvez em outro país. Pergunte qual é: quem mantém esta página escolhe.',
  'signup.privacy.recipients-flow':
    'Quem mantém esta página pode enviar os alertas também a outras pessoas, ou guardar cópias, e vê seu nome, seus níveis de bateria e suas configurações. Pergunte se quiser saber mais.',
  'signup.privacy.rights': 'Seus direitos',
  'signup.privacy.rights-text':
    'Sua página pessoal, cujo link você recebe ao se cadastrar, mostra o que está guardado, e nela você pode sair. Além disso, você pode pedir a quem mantém esta página uma cópia, correção, exclusão ou que os dados sejam menos usados, e pode reclamar a uma autoridade de proteção de dados. Você também pode retirar o acesso na sua conta em {service}.',
  'signup.contact': 'Perguntas: {contact}',
  'signup.name': 'Seu nome',
  'signup.name-hint': 'Usado nos SMS, por exemplo: Charge 6 de Ana: bateria em 15%.',
  'signup.number': 'Seu número de celular',
  'signup.number-hint': 'Com + e o país, ou como você disca em casa.',
  'signup.invitation': 'Palavra de convite',
  'signup.consent': 'Concordo que isto seja lido e guardado.',
  'signup.continue': 'Continuar para {service}',
  'signup.check.submit': 'Continuar',
  'signup.check.title': 'Este é o seu número?',
  'signup.check.code': 'Um código será enviado a este número, e depois os alertas:',
  'signup.check.text': 'Os alertas irão para este número:',
  'signup.check.wrong':
    'Nada é guardado antes que você continue. Se o número não é o seu, mude-o e escreva com + e o país.',
  'signup.check.change': 'Mudar',
  'signup.next': 'Na próxima página, {service} pede a sua permissão. Se aparecerem caixas, marque todas.',
  'signup.google-warning':
    'O Google pode avisar que não verificou este app: quem mantém isto não pediu a verificação. Para continuar, escolha Avançado e depois Acessar o app.',
  'signup.error.title': 'Veja isto de novo, por favor:',
  'signup.error.name': 'Escreva um nome, de no máximo 60 caracteres.',
  'signup.error.number': 'Isto não é um número de telefone. Escreva com o país, como +44 7700 900123.',
  'signup.error.ambiguous-number':
    'Não está claro qual número é. Escreva com +, e sem um 0 entre parênteses, como +44 7700 900123.',
  'signup.error.costly': 'Este número tem custo extra. Escreva um número de celular.',
  'signup.error.no-number': 'Escreva seu número de celular.',
  'signup.error.country': 'Números deste país não podem ser alcançados daqui.',
  'signup.error.invitation': 'Esta não é a palavra de convite. Pergunte a quem convidou você.',
  'signup.error.consent': 'Marque a caixa se concorda; sem ela não é possível continuar.',
  'signup.error.form':
    'Esta página ficou aberta por tempo demais, ou falta o cookie dela. Tente mais uma vez.',
  'signup.busy': 'Há gente demais tentando neste momento. Volte em uma hora.',
  'signup.full': 'Não há mais lugar aqui. Pergunte a quem convidou você.',
  'signup.gone': 'Este cadastro acabou: demorou mais de uma hora, ou já foi concluído. Comece de novo.',
  'signup.refused': 'Você não permitiu, por isso nada mudou. Se foi sem querer, comece de novo.',
  'signup.used':
    'Este link é antigo demais ou já foi usado. Nada foi guardado ao abri-lo de novo. O que você acabou de permitir pode ser retirado na sua conta em {service}. Se você não tinha terminado, comece de novo.',
  'signup.unticked':
    '{service} não deu a permissão para ler a bateria, por isso nada mudou. Comece de novo; se aparecerem caixas, marque todas.',
  'signup.not-linked':
    'Esta conta do Google não tem perfil no Google Health, ou sua conta Fitbit não foi transferida para o Google. Entre no app Google Health (antes Fitbit) e comece de novo aqui. Uma conta que não foi transferida pode já ter sido excluída.',
  'signup.later':
    '{service} não responde como deveria neste momento, por isso nada mudou. Comece de novo daqui a pouco.',
  'signup.tell-owner':
    'Isto não pode continuar antes que quem mantém esta página corrija algo. Por favor, diga: “{reason}”',
  'signup.expired': 'Demorou mais de dez minutos, por isso nada mudou. Comece de novo.',
  'signup.other-browser':
    'Este cadastro foi iniciado em outro navegador. Termine-o lá, ou comece de novo aqui.',
  'signup.code-again-later':
    'Três códigos foram para este número na última hora. Espere uma hora antes de pedir outro.',
  'signup.codes-used-up': 'Não é possível enviar mais códigos hoje. Volte amanhã.',
  'signup.code.title': 'Digite o código',
  'signup.code.text': 'Enviamos um código de seis dígitos para {number}. Ele vale por dez minutos.',
  'signup.code.label': 'Código',
  'signup.code.submit': 'Confirmar',
  'signup.code.again': 'Enviar outro código',
  'signup.code.wrong': 'Esse não é o código. Olhe o SMS de novo.',
  'signup.code.no-code': 'O código tem seis dígitos. Isto não contou como tentativa.',
  'signup.code.late': 'O código expirou. Peça outro.',
  'signup.code.used-up': 'Foram cinco erros. Peça outro código.',
  'signup.code.sent': 'Outro código está a caminho.',
  'signup.owner.title': 'Quase pronto',
  'signup.owner.text':
    'Sua conta está conectada. Quem mantém isto ainda precisa confirmar seu número; depois você saberá da sua bateria. Para chegar à sua página, e mudar algo ou sair, cadastre-se de novo mais tarde.',
  'signup.done.title': 'Pronto',
  'signup.done.text': 'De agora em diante você saberá da sua bateria.',
  'signup.done.link':
    'Sua própria página, onde você pode mudar algo ou sair. Não passe o endereço a ninguém:',
  'signup.done.keep': 'Guarde: o endereço não é enviado a você.',
  'signup.done.reconnected': 'Sua conta está conectada de novo, com as configurações de antes.',
  'signup.start-again': 'Começar de novo',
  'signup.failed.title': 'Não funcionou',
  'page.store-trouble':
    'Algo está errado aqui neste momento. Por favor, avise quem mantém esta página, que pode ver o que é.',
  'signup.forbidden.title': 'Daqui não',
  'signup.forbidden.text': 'Esta página não está aberta para a rede de onde você vem.',
  // What a flow asks for by msg.action.
  'answer.nothing-open':
    'Nenhum alerta assim está aberto: a bateria foi recarregada, ou ninguém foi avisado.',
  'answer.demo-no-pause': 'A Demo não tem pausa nem Mais tarde.',
  'answer.until': 'msg.until precisa ser uma data com hora, como 2026-12-24T18:00:00Z.',
  'answer.alert-unsaid':
    'msg.action é {action}: diga em msg.alert qual alerta, ou em msg.person de quem, por um ID, um nome ou "everybody".',
  'answer.how-long': 'msg.hours precisa ser um número maior que 0.',
  'answer.snooze': 'Um alerta pode ser adiado até um momento que ainda não chegou, por sete dias no máximo.',
  'answer.pause': 'Uma pausa dura até um momento que ainda não chegou, por um ano no máximo.',
  'answer.action-unknown': 'msg.action é {action}, que não se conhece aqui. Conhecidas são: {known}.',
  'answer.person-unsaid':
    'msg.action é {action}: diga em msg.person de quem, por um ID, um nome ou "everybody".',
  'answer.person-unknown':
    'Ninguém tem este ID ou nome. Use um da lista do diálogo do serviço, ou "everybody".',
  'answer.person-ambiguous': '{count} pessoas têm este nome. Diga em msg.person de quem se trata, pelo ID.',
  'answer.hours': 'msg.hours precisa ser um número de 1 a {most}: quanto para trás.',
  'answer.too-many-people':
    'Mais de {most} pessoas são demais para uma resposta. Peça uma de cada vez, com msg.person.',
  'answer.too-many-readings':
    'Mais de {most} leituras são demais para uma resposta. Peça menos horas, ou uma pessoa de cada vez.',

  // In the picture of a level, and beside it.
  'picture.title': '{who}: {device}',
  'picture.now': 'agora',
  'picture.level': 'Última leitura: {level}%.',
  'picture.word': 'Última leitura: {word}, e nenhum nível em porcentagem.',
  'picture.empty': 'Já está quase sem bateria.',
  'picture.low-between': 'Provavelmente em {level}% entre {from} e {to}, se não houver recarga.',
  'picture.low-before': 'Provavelmente em {level}% antes de {to}, se não houver recarga.',
  'picture.low-by-now': 'Provavelmente já em {level}%, se não houve recarga.',
  'picture.empty-between':
    'Provavelmente quase sem bateria ({level}%) entre {from} e {to}, se não houver recarga.',
  'picture.empty-before': 'Provavelmente quase sem bateria ({level}%) antes de {to}, se não houver recarga.',
  'picture.empty-by-now': 'Provavelmente já quase sem bateria ({level}%), se não houve recarga.',
  'picture.no-forecast': 'Neste momento não há previsão.',
  'picture.nothing': 'Ainda não há nenhuma leitura.',
  'picture.legend':
    'Tracejado: como provavelmente continua. Sombreado: onde estará em quatro de cada cinco vezes.',
  'picture.legend.advice': 'Na vertical, com uma hora: quando é bom recarregar.',
  // Open alerts, and pauses, on a page.
  'alerts.title': 'Alertas abertos',
  'alerts.none': 'Nenhum alerta está aberto.',
  'alerts.more': {
    by: 'number',
    one: 'Mais {number} está aberto.',
    other: 'Mais {number} estão abertos.',
  },
  'alerts.low': 'bateria baixa',
  'alerts.critical': 'quase sem bateria',
  'alerts.told': 'Aviso enviado {ago}.',
  'alerts.told-often': 'Primeiro aviso {ago}, {times} vezes até agora.',
  'alerts.held': 'Aviso previsto: {when}, se ainda for assim.',
  'alerts.acknowledged': 'Alguém está cuidando.',
  'alerts.snoozed': 'Adiado até {when}.',
  'alerts.escalated': 'Próxima pessoa avisada: {when}.',
  'alerts.next-reminder': 'Novo aviso: {when}, se não houver recarga até lá.',
  'alerts.next-escalation': 'Aviso à próxima pessoa: {when}, se não houver recarga até lá.',
  'alerts.acknowledge': 'Eu cuido',
  'alerts.later': 'Mais tarde',
  'alerts.said.acknowledged': 'Agora alguém está cuidando.',
  'alerts.said.later': 'Adiado: novo aviso mais tarde, se não houver recarga até lá.',
  'alerts.said.over': 'Este alerta já terminou.',
  'pause.everybody': 'Pausa para todos',
  'pause.hint':
    'Até lá ninguém é avisado das baterias. A pausa termina sozinha. O fim de uma conexão é avisado mesmo assim.',
  'pause.hint.own':
    'Até lá ninguém é avisado das suas baterias. A pausa termina sozinha. O fim da sua conexão é avisado mesmo assim.',
  'pause.until': 'Até o fim do dia',
  'pause.pause': 'Pausar',
  'pause.resume': 'Retomar',
  'pause.paused': 'Em pausa até o fim do dia {when}.',
  'pause.paused.time': 'Em pausa até {when}.',
  'pause.said.paused': 'Em pausa.',
  'pause.said.resumed': 'Não há mais pausa: os avisos voltaram.',
  'pause.error': 'Escolha um dia a partir de hoje, no máximo daqui a um ano.',

  // The owner's page: for somebody who looks after people, but does not get the editor.
  'owner.title': 'Todos em um relance',
  'owner.no-link': 'Este link não funciona, ou não funciona mais. Peça um novo a quem o deu a você.',
  'owner.not-served':
    'A página do responsável abre por um endereço público. Escreva primeiro um no serviço e implemente (Deploy).',
  'owner.keep': 'Quem tem o endereço desta página vê e faz o mesmo que você. Não o passe adiante.',
  'owner.people': 'Pessoas',
  'owner.nobody': 'Ainda não há ninguém.',
  'owner.no-device': 'Ainda não se conhece nenhum nível.',
  'owner.level-unknown': 'nível desconhecido',
  'owner.synced': 'sincronizado {ago}',
  'owner.sync-unknown': 'última sincronização desconhecida',
  'owner.standing.critical': 'quase sem bateria',
  'owner.standing.low': 'bateria baixa',
  'owner.standing.not-syncing': 'não sincroniza',
  'owner.standing.retired': 'fora de uso',
  'owner.need.no-client': 'Nada é verificado: o serviço não está mais configurado. Avise quem mantém isto.',
  'owner.need.reconnect': 'A conexão terminou: esta pessoa precisa se conectar de novo.',
  'owner.need.untold': 'Um alerta não pôde ser enviado por SMS. Avise quem mantém isto.',
  'owner.need.confirm': 'O número de celular ainda não foi confirmado. Até lá, nada é verificado.',
  'owner.need.not-linked': 'Ainda não se sabe qual é o relógio desta pessoa. Avise quem mantém isto.',
  'owner.need.cannot-check': 'As verificações não funcionam.',
  'owner.page': 'Página {page} de {pages}',
  'owner.page-before': 'Página anterior',
  'owner.page-after': 'Próxima página',
  'owner.sms': 'SMS deste mês',
  'owner.sms-count': '{number}',
  'owner.sms-of': '{number} de no máximo {most}',

  'signup.me.title': 'Sua página',
  'signup.me.stored': 'O que está guardado sobre você',
  'signup.me.name': 'Nome',
  'signup.me.number': 'Número',
  'signup.me.no-number': 'nenhum',
  'signup.me.connection': 'Conexão',
  'signup.me.connected-since': '{service}, desde {day}',
  'signup.me.lost': '{service}, terminada',
  'signup.me.devices': 'Dispositivos',
  'signup.me.device': '{device}: {level}',
  'signup.me.unknown': 'desconhecido',
  'signup.me.readings': 'Leituras da bateria',
  'signup.me.stopped':
    'Seu número respondeu STOP, por isso nenhum SMS pode chegar a ele. Envie START ao mesmo número para voltar a recebê-los.',
  'signup.me.settings': 'Configurações',
  'signup.me.sms': 'Enviar SMS para mim',
  'signup.me.low': 'Avisar abaixo de (porcentagem)',
  'signup.me.hours': 'Avisar quando ficar sem sincronizar por (horas)',
  'signup.me.advice': 'Aconselhar a recarregar a tempo',
  'signup.me.advice-at': 'Aconselhar a recarregar às (sua hora)',
  'signup.me.default': 'Se ficar vazio, vale o que o responsável escolheu.',
  'signup.me.default.low': '{low}% se você não mudar. Para isso, deixe vazio.',
  'signup.me.default.hours': '{hours} h se você não mudar. Para isso, deixe vazio.',
  'signup.me.default.advice': '{time} se você não mudar. Para isso, deixe vazio.',
  'signup.me.quiet-from': 'Não avisar nada a partir das (sua hora)',
  'signup.me.quiet-to': 'até as',
  'signup.me.quiet.hint':
    'Os avisos dessas horas vêm depois, se ainda valerem. Se os dois ficarem vazios, vale o que o responsável escolheu; com a mesma hora nos dois, não há silêncio.',
  'signup.me.default.quiet':
    'Os avisos dessas horas vêm depois, se ainda valerem. De {from} a {to} se você não mudar: para isso, deixe os dois vazios; com a mesma hora nos dois, não há silêncio.',
  'signup.me.default.no-quiet':
    'Os avisos dessas horas vêm depois, se ainda valerem. Sem silêncio, a não ser que você preencha os dois.',
  'signup.me.critical': 'Acorde-me quando algo estiver quase sem bateria',
  'signup.me.error.quiet': 'Escreva duas horas como 22:00 e 07:00, ou nada nas duas.',
  'signup.me.save': 'Salvar',
  'signup.me.saved': 'Salvo.',
  'signup.me.other-number': 'Outro nome ou número? Cadastre-se de novo com a mesma conta.',
  'signup.me.error.low': 'Escreva um número inteiro de 1 a 100, ou nada.',
  'signup.me.error.hours': 'Escreva um número inteiro de 1 a 720, ou nada.',
  'signup.me.error.advice': 'Escreva uma hora como 20:00, ou nada.',
  'signup.me.leave': 'Sair',
  'signup.me.leave-text':
    'Encerra a conexão em {service} e apaga aqui seu nome, número, conexão e histórico.',
  'signup.me.leave-sure': 'Sim, apagar tudo sobre mim',
  'signup.me.leave-submit': 'Sair',
  'signup.me.left.title': 'Você saiu',
  'signup.me.left.text':
    'Tudo sobre você foi apagado aqui, exceto o que o texto de privacidade cita, e a conexão em {service} terminou.',
  'signup.me.left.not-revoked':
    'Tudo sobre você foi apagado aqui, exceto o que o texto de privacidade cita. Não foi possível avisar {service}: remova lá o app na sua conta.',
  'signup.me.not-found':
    'Este link não vale mais. Entre de novo pela página de cadastro e você recebe um novo.',
  'signup.me.error.sure': 'Marque a caixa se quer mesmo sair.',
  'signup.done.new-link': 'Este link é novo: o de antes não funciona mais.',
  'signup.sms.code': '{code} é o seu código para {title}. Se você não o pediu, não faça nada.',
  'signup.sms.code-known':
    'Alguém está se cadastrando com o seu número em {title}. Se for você, o código é {code}. Se não, não faça nada.',
  'signup.sms.welcome':
    'Olá, {who}: agora você recebe um SMS quando sua bateria estiver baixa ({title}). Sua própria página, também para sair: {link}',

  // The same where levels come by msgs, and no cloud is asked.
  'signup.by-msg.title': 'Alertas de bateria para o seu relógio',
  'signup.by-msg.intro':
    'Alguém que tem um pequeno computador em casa oferece avisar você por SMS antes que a bateria do seu relógio acabe.',
  'signup.by-msg.intro.no-number':
    'Alguém que tem um pequeno computador em casa oferece avisar antes que a bateria do seu relógio acabe.',
  'signup.by-msg.what-is-read':
    'O que chega: o nível da bateria do seu relógio e quando se soube dele pela última vez, pelo meio que quem mantém esta página preparou com você. Nenhuma conta sua é consultada.',
  'signup.by-msg.what-is-stored':
    'O que é guardado, só nesse computador: seu nome, número e idioma, os nomes dos seus dispositivos, suas configurações, os níveis de bateria, o que foi avisado a você e os SMS. Seu número e cada SMS passam por um serviço de SMS, que mantém um registro próprio.',
  'signup.by-msg.what-is-stored.no-number':
    'O que é guardado, só nesse computador: seu nome e idioma, os nomes dos seus dispositivos, suas configurações, os níveis de bateria e o que foi avisado.',
  'signup.by-msg.recipients':
    'Por qual meio o nível do seu relógio chega aqui, e quem mais o vê no caminho, quem mantém esta página pode dizer a você.',
  'signup.by-msg.rights':
    'Sua página pessoal, cujo link você recebe ao se cadastrar, mostra o que está guardado, e nela você pode sair. Além disso, você pode pedir a quem mantém esta página uma cópia, correção, exclusão ou que os dados sejam menos usados, e pode reclamar a uma autoridade de proteção de dados.',
  'signup.by-msg.next': 'Depois, quem mantém esta página diz qual é o seu relógio.',
  'signup.by-msg.owner':
    'Quem mantém isto precisa agora confirmar seu número e, se é a sua primeira vez aqui, dizer qual é o seu relógio. Avise: o que ninguém olha é esquecido depois de uma semana. Então você saberá da sua bateria, e o link da sua página é enviado ao seu número.',
  'signup.by-msg.done':
    'Assim que quem mantém esta página disser qual é o seu relógio, você saberá da bateria dele.',
  'signup.by-msg.week': 'Avise: um cadastro sem número que ninguém olha é esquecido depois de uma semana.',
  'signup.by-msg.known':
    'Você já tinha cadastro, e suas configurações são as de antes. Você saberá da sua bateria assim que quem mantém esta página disser qual é o seu relógio.',
  'signup.by-msg.long-text':
    'Os níveis de bateria são guardados por até dois anos para cada dispositivo; a velocidade com que caíram, de cada hora das últimas oito semanas dele; os alertas, até terem saído; os SMS, por sete dias, e resumos (hashes) deles (do número e do texto), por um dia; o que você responde a eles, até ter sido passado a quem mantém isto, e um resumo disso, por oito dias; todo o resto, até você sair. Um cadastro que você não termina é esquecido depois de uma hora, e um que não prova nenhum número por um código e que ninguém olha, depois de uma semana. Quando você sai, fica um resumo do nome pelo qual seu relógio era conhecido, para que os níveis dele não tragam você de volta.',
  'signup.by-msg.leave-any-time':
    'Você pode sair quando quiser: então tudo sobre você é apagado nesse computador, exceto um resumo (hash) do nome pelo qual seu relógio era conhecido, para que os níveis dele não tragam você de volta, e resumos do seu número e dos SMS, e um id aleatório, por até três dias, para que nada chegue a você por engano; os backups, e o registro do próprio serviço de SMS, podem guardar mais e por mais tempo.',
  'signup.by-msg.leave-any-time.no-number':
    'Você pode sair quando quiser: então tudo sobre você é apagado nesse computador, exceto um resumo (hash) do nome pelo qual seu relógio era conhecido, para que os níveis dele não tragam você de volta, e um id aleatório, e resumos dos SMS sobre você, se houve algum, por até três dias, para que nada saia por engano; os backups podem guardar mais e por mais tempo.',
  'signup.by-msg.since': 'desde {day}',
  'signup.by-msg.other-number': 'Outro nome ou número? Avise quem mantém esta página.',
  'signup.by-msg.leave': 'Apaga aqui seu nome, número e histórico.',
  'signup.by-msg.left': 'Tudo sobre você foi apagado aqui, exceto o que o texto de privacidade cita.',
  'signup.by-msg.not-found':
    'Este link não vale mais. Cadastre-se de novo com o mesmo nome e número e você recebe um novo.',

  'internal.trouble': 'Algo inesperado deu errado ({detail}). Por favor, relate isto.',
  'palette.unreadable':
    'Um arquivo da paleta está faltando ou não pode ser lido ({detail}). Instale a paleta de novo e reinicie o Node-RED.',
};

export const replyWords: ReplyWords = {
  ok: [
    ...[
      'ok',
      'okay',
      'okey',
      'oki',
      'k',
      'sim',
      'blz',
      'beleza',
      'tá',
      'tá bom',
      'tá bem',
      'tudo bem',
      'bom',
    ],
    ...['certo', 'claro', 'pronto', 'feito', 'entendi', 'entendido', 'combinado', 'anotado', 'deixa comigo'],
    ...[
      'pode deixar',
      'eu cuido',
      'eu cuido disso',
      'vou cuidar',
      'cuido eu',
      'eu faço',
      'vou fazer',
      'já vou',
    ],
    ...['tô indo', 'estou indo', 'tô vendo', 'já faço', 'joia', 'fechado', 'perfeito'],
  ],
  later: [
    ...[
      'mais tarde',
      'mais tarde em',
      'depois',
      'agora não',
      'daqui a pouco',
      'adiar',
      'adia',
      'adie',
      'soneca',
    ],
    ...['me lembre', 'me lembra', 'lembre-me', 'lembrar', 'me lembre em', 'me lembra em', 'lembre-me em'],
    ...['me lembre mais tarde', 'me lembra mais tarde', 'me lembre depois', 'me lembra depois'],
  ],
  pause: ['pausa', 'pausa de', 'pausa por', 'pausar', 'pause', 'silêncio', 'silenciar', 'férias'],
  battery: [
    ...['bateria', 'baterias', 'nível', 'níveis', 'nível da bateria', 'nível de bateria', 'status'],
    ...['estado da bateria', 'quanta bateria', 'quanto de bateria', 'bat'],
  ],
  stop: [
    ...['stop', 'pare', 'parar', 'sair', 'cancelar', 'cancele', 'cancela', 'descadastrar'],
    ...['não quero SMS', 'não quero mais SMS', 'sem SMS', 'não enviar mais', 'não envie mais'],
  ],
  start: ['start', 'começar', 'iniciar', 'quero receber'],
  thanks: [
    ...[
      'obrigado',
      'obrigada',
      'muito obrigado',
      'muito obrigada',
      'obg',
      'obgd',
      'obgda',
      'brigado',
      'brigada',
    ],
    ...['valeu', 'vlw', 'por favor', 'pfv', 'pf', 'abs', 'abraço', 'abraços', 'grato', 'grata'],
  ],
  hours: ['h', 'hs', 'hrs', 'hora', 'horas'],
  days: ['d', 'dia', 'dias'],
  weeks: ['sem', 'semana', 'semanas'],
};
