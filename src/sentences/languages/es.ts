// Spanish: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
import type { ReplyWords, Words } from '../sentences';

export const words: Words = {
  // Without letters that are not in the SMS alphabet (á, í, ó, ú), where that is natural: hence "carga", not "batería".
  'alert.low': '{device} de {who}: {level} % de carga. Hay que cargarlo pronto.',
  'alert.low.until':
    '{device} de {who}: {level} % de carga, suficiente hasta {when}. Hay que cargarlo pronto.',
  'alert.low.unknown': '{device} de {who} avisa de que le queda poca carga. Hay que cargarlo pronto.',
  'alert.critical': '{device} de {who}: {level} % de carga. Hay que cargarlo ya.',
  'alert.critical.unknown': '{device} de {who} avisa de que no le queda carga. Hay que cargarlo ya.',
  'alert.charge-soon':
    '{who}, tu {device} tiene un {level} % de carga y va a estar casi sin carga {when}. {charge}',
  'alert.escalated': '{sentence} Aviso a {who}: {time}, y nadie lo ha cargado desde entonces.',
  'alert.escalated.unnamed': '{sentence} Primer aviso: {time}, y nadie lo ha cargado desde entonces.',
  'alert.charged': '{device} de {who} vuelve a tener carga: {level} %.',
  'alert.charged.unknown': '{device} de {who} vuelve a tener carga.',
  'alert.not-syncing':
    '{device} de {who} lleva {span} sin sincronizar. Puede que no tenga carga o que el teléfono no esté cerca.',
  'alert.not-syncing.level':
    '{device} de {who} lleva {span} sin sincronizar; nivel de entonces: {level} %. Puede que no tenga carga o que el teléfono no esté cerca.',
  'alert.not-syncing.unchanged':
    '{device} de {who} lleva {days} días en el {level} %, sin cambio. Puede que no tenga carga o que no sincronice.',
  'alert.syncing-again': '{device} de {who} vuelve a sincronizar.',
  'alert.syncing-again.level': '{device} de {who} vuelve a sincronizar: {level} % de carga.',
  'alert.reconnect': 'El Fitbit de {who} se ha desconectado. {reason}',
  'alert.reconnect.testing':
    'Ha durado una semana: el proyecto de Google parece estar en "Testing". Ponlo en "In production" y conecta de nuevo.',
  'when.clock.today': 'hoy (aprox. {time}:00)',
  'when.clock.tomorrow': 'mañana (aprox. {time}:00)',
  'when.clock.weekday': 'el {weekday} (aprox. {time}:00)',
  'when.midnight.today': 'hoy hacia medianoche',
  'when.midnight.tomorrow': 'mañana hacia medianoche',
  'when.midnight.weekday': 'el {weekday} hacia medianoche',
  'when.night.today': 'esta madrugada',
  'when.night.tomorrow': 'mañana por la noche, pasada la medianoche',
  'when.night.weekday': 'el {weekday} por la noche, pasada la medianoche',
  'when.morning.today': 'esta mañana',
  'when.morning.tomorrow': 'mañana por la mañana',
  'when.morning.weekday': 'el {weekday} por la mañana',
  'when.afternoon.today': 'esta tarde',
  'when.afternoon.tomorrow': 'mañana por la tarde',
  'when.afternoon.weekday': 'el {weekday} por la tarde',
  'when.evening.today': 'esta noche',
  'when.evening.tomorrow': 'mañana por la noche',
  'when.evening.weekday': 'el {weekday} por la noche',
  'span.hours': '{hours} h',
  'span.days': { by: 'days', one: '{days} día', other: '{days} días' },
  'alert.cannot-check': 'Desde hace {span} no se puede comprobar el Fitbit de {who}. {reason}',
  'alert.test': 'Esto es una prueba: las alertas de la carga de {who} van a llegar de esta forma.',
  'alert.demo': 'DEMO: {sentence}',

  // Several alerts in one SMS that has no room for a sentence each.
  'alert-list.critical': 'Hay que cargar ya: {list}.',
  'alert-list.low': 'Hay que cargar pronto: {list}.',
  'alert-list.charge-soon': 'Pronto casi sin carga: {list}.',
  'alert-list.not-syncing': 'Mucho tiempo sin sincronizar: {list}.',
  'alert-list.charged': 'De nuevo con carga: {list}.',
  'alert-list.syncing-again': 'De nuevo sincroniza: {list}.',

  'advice.soon': 'muy pronto',
  'advice.within-a-day': 'en menos de 24 h',
  'advice.before.morning': 'antes de mañana por la mañana',
  'advice.before.afternoon': 'antes de mañana por la tarde',
  'advice.before.evening': 'antes de mañana por la noche',
  'advice.charge.now': 'Hay que cargarlo ya.',
  'advice.charge.today': 'Hay que cargarlo hoy.',
  'advice.charge.tonight': 'Hay que cargarlo esta noche.',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': 'reloj',

  // Problems with a cloud: what happened, why, what to do now.
  'problem.grant-dead': '{service} ya no acepta el acceso: se ha revocado o ha caducado. Conecta de nuevo.',
  'problem.unauthorized': '{service} rechaza el acceso aunque se acaba de renovar. Conecta de nuevo.',
  'problem.scope-missing':
    'Falta el permiso para leer los dispositivos. Conecta de nuevo; si aparecen casillas, hay que marcarlas todas.',
  'problem.permission-denied':
    '{service} deniega el acceso a esta cuenta. Si sigue así durante horas, quita la aplicación en myaccount.google.com/connections y conecta de nuevo.',
  'problem.account-not-linked':
    'Esta cuenta de Google no tiene perfil de Google Health, o su cuenta de Fitbit no se ha pasado a Google. Inicia sesión en la aplicación Google Health (antes Fitbit) y conecta de nuevo. Puede que una cuenta que no se pasó ya esté borrada.',
  'problem.consent-taken-back':
    '{service} dice que se ha retirado el consentimiento. Si ha sido un error, conecta de nuevo.',
  'problem.api-not-enabled':
    'La Google Health API no está habilitada en tu proyecto de Google Cloud. Habilítala allí en «APIs & Services», espera unos minutos e inténtalo otra vez.',
  'problem.project-not-admitted':
    'Google no ha admitido tu proyecto de Cloud en la Google Health API. En octubre de 2026 se contaba que no admitía ninguno nuevo; aquí solo queda esperar o preguntar a Google.',
  'problem.mixed-scopes':
    'Esta conexión lleva también permisos para Google Cloud, y la Google Health API no los acepta. Usa para esto un cliente de OAuth propio y conecta de nuevo.',
  'problem.wrong-client':
    '{service} no conoce este ID de cliente, o el secreto del cliente no es correcto. Copia otra vez los dos desde la consola.',
  'problem.redirect-mismatch':
    'La dirección de redirección no es la registrada en {service}. Registra exactamente la dirección que muestra el diálogo.',
  'problem.admin-policy':
    'La administración de esta cuenta de Google Workspace no permite la aplicación. Pídele que la permita, o usa una cuenta de Google particular.',
  'problem.read-only-app':
    'Esta aplicación de Fitbit está registrada solo para lectura. Ponla en Read & Write en dev.fitbit.com.',
  'problem.forbidden': '{service} ha rechazado la petición. Se volverá a intentar más tarde.',
  'problem.rate-limited': '{service} pide una pausa: demasiadas peticiones. Se volverá a intentar más tarde.',
  'problem.refresh-conflict':
    '{service} dice que alguien más está renovando la misma conexión. Se volverá a intentar más tarde.',
  'problem.server-error': '{service} tiene un problema propio. Se volverá a intentar más tarde.',
  'problem.unreachable':
    'No se puede llegar a {service}. Comprueba la conexión a internet; se volverá a intentar más tarde.',
  'problem.timeout': '{service} no ha respondido a tiempo. Se volverá a intentar más tarde.',
  'problem.never-heard':
    'No se conoce ningún nivel ni ha llegado ninguno: mira si el reloj envía, y si el nombre o el patrón de topic es el que usa para enviar.',
  'problem.gone':
    'La Fitbit Web API está apagada (anunciado para el 02/11/2026). Usa el servicio Google Health y conecta allí de nuevo.',
  'problem.not-understood':
    '{service} ha respondido de una forma que esta versión no entiende ({detail}). Comunícalo, por favor.',
  'problem.bad-request': '{service} no ha aceptado la petición ({detail}). Comunícalo, por favor.',
  'problem.no-client-id':
    'Falta el ID de cliente del servicio {service}, así que no se comprueba a nadie. Abre el servicio y escríbelo; si viene de una variable de entorno, dale valor y reinicia Node-RED.',
  'problem.no-client-secret':
    'Falta el secreto del cliente del servicio {service}, así que no se comprueba a nadie. Abre el servicio, escríbelo e instancia (Deploy); si viene de una variable de entorno, dale valor y reinicia Node-RED. (Node-RED olvida los secretos cuando cambia credentialSecret, y cuando se elimina un servicio y se recupera.)',
  'problem.no-client':
    'El servicio de esta conexión no está instanciado (Deploy) o ahora tiene otro ID de cliente, así que la conexión no se puede usar.',

  // Connecting.
  'connect.refused':
    'Se denegó el consentimiento. No se ha guardado nada. Pulsa Conectar para intentarlo otra vez.',
  'connect.state-unknown':
    'Esta respuesta no es de ninguna conexión empezada aquí, o ya se usó. Pulsa Conectar para intentarlo otra vez.',
  'connect.expired': 'Ha tardado más de diez minutos. Pulsa Conectar para intentarlo otra vez.',
  'connect.no-refresh-token':
    '{service} no ha dado una conexión duradera. Quita la aplicación en myaccount.google.com/connections y conecta de nuevo.',
  'connect.not-an-address':
    'Esta no es la dirección en la que acabó el navegador. Debe contener «code=» y «state=».',
  'connect.other-account':
    'Has iniciado sesión con otra cuenta que la conectada como {who}. Inicia sesión con esa cuenta, o usa Conectar para una persona nueva.',
  'connect.code-used':
    '{service} no ha aceptado el código: ya se usó o es demasiado antiguo. Pulsa Conectar para intentarlo otra vez.',
  'connect.permission-denied':
    '{service} deniega el acceso a esta cuenta. Quita la aplicación en myaccount.google.com/connections y pulsa Conectar otra vez.',
  'connect.forbidden':
    '{service} ha rechazado la petición ({detail}). Espera unos minutos y pulsa Conectar otra vez.',
  'connect.rate-limited':
    '{service} pide una pausa: demasiadas peticiones. Espera unos minutos y pulsa Conectar otra vez.',
  'connect.server-error':
    '{service} tiene un problema propio. Espera unos minutos y pulsa Conectar otra vez.',
  'connect.unreachable':
    'Node-RED no puede llegar a {service}. Comprueba su conexión a internet y pulsa Conectar otra vez.',
  'connect.timeout': '{service} no ha respondido a tiempo. Pulsa Conectar otra vez.',
  'connect.client-missing':
    'Antes hacen falta el ID de cliente y el secreto del cliente. Escribe los dos arriba; si alguno viene de una variable de entorno, dale valor y reinicia Node-RED.',
  'connect.not-deployed':
    'Esto viene de una variable de entorno, y Node-RED la rellena al instanciar (Deploy). Instancia primero y abre otra vez este diálogo.',
  'connect.name-missing': 'Escribe un nombre: aparece en los SMS.',
  'connect.done': 'Conexión hecha: {who}.',
  'connect.renamed':
    'Conexión hecha: {who}. Esta cuenta ya estaba aquí como {before}, y ahora se llama {who}. Si es otra persona, pulsa Conectar otra vez e inicia sesión con su propia cuenta.',
  'connect.not-needed': 'Con este servicio no se conecta nadie: añade a las personas por su nombre.',
  'connect.demo': 'Demo no necesita conexión.',
  'person.removed': 'Se ha eliminado a {who} y revocado la conexión en {service}.',
  'person.removed.here': 'Se ha eliminado a {who}.',
  'person.removed.not-revoked':
    'Se ha eliminado aquí a {who}. No se pudo avisar a {service}: revoca allí la aplicación en tu cuenta.',
  'person.number-changed': 'El número ha cambiado desde que lo miraste. Míralo otra vez.',
  'connect.new-number': 'El número guardado se ha cambiado por el que has escrito.',
  'person.added': 'Ya está {who}. Sin número no salen SMS; las alertas salen igualmente por la salida 1.',
  'person.added.number': 'Ya está {who}. Los SMS van a {number}.',
  'person.linked': 'Desde ahora, los mensajes que nombran a {name} son de {who}.',
  'person.no-source': 'Solo en el servicio «Otra fuente» se añade a alguien sin conectar su cuenta.',
  'person.edited': 'Guardado: {who}.',
  'person.edited.number': 'Guardado: {who}. Los SMS van desde ahora a {number}.',
  'person.edited.no-number': 'Guardado: {who}. Ya no hay número, así que no se envían SMS.',
  'person.bad-language': 'No hay frases en este idioma. Elige uno de la lista.',
  'person.number-and-removal':
    'Escribe otro número, o marca que hay que quitar el número, pero no las dos cosas.',
  'person.demo-not-edited':
    'La persona de Demo es inventada y empieza de nuevo cada vez que arranca Node-RED, así que no hay nada que editar.',
  'person.confirmed': 'El número de {who} está confirmado.',
  'person.not-watched':
    'Ningún nodo de nivel de batería se ocupa de {who}: no saldría ninguna alerta. Pon uno con este servicio en un flujo e instancia (Deploy).',
  'person.unproven': 'El número de {who} aún no está confirmado. Hasta entonces no se comprueba nada.',
  'person.unknown': 'No existe esa persona. Elige una en el diálogo, o indica su id en msg.person.',
  'person.unknown.by-msg':
    'No existe esa persona, o nadie ha dicho aún cuál es su reloj. Nombra a alguien de la lista del diálogo del servicio, en msg.person o en el diálogo de este nodo.',
  'person.device-unknown': 'Esta persona no tiene (o ya no tiene) ese dispositivo.',
  'person.device-removed':
    'Se ha eliminado {device} de {who}. Si un mensaje lo nombra otra vez, vuelve a estar.',
  'person.unknown.removed': 'No existe (o ya no existe) esa persona.',

  // Redirect addresses.
  'redirect.register': 'Registra exactamente esta dirección en el servicio.',
  'redirect.register.web':
    'En Google, elige el tipo de cliente «Aplicación web» y registra exactamente esta dirección.',
  'redirect.register.desktop':
    'En Google, elige el tipo de cliente «Aplicación de escritorio»: no necesita dirección. Para el tipo «Aplicación web», registra exactamente esta.',
  'redirect.not-https': 'La dirección pública debe empezar por https:// (solo localhost puede ir sin ello).',
  'redirect.raw-ip':
    'Google no acepta una dirección IP sin más. Usa un nombre público o deja vacía la dirección pública.',
  'redirect.private-name':
    'Google no acepta nombres que acaben en .local, .lan o .home. Usa un nombre público o deja vacía la dirección pública.',
  'redirect.not-an-address': 'Esto no es una dirección como https://example.org.',

  'config.missing': 'No hay ningún servicio elegido, o está deshabilitado. Abre el diálogo y elige uno.',

  // Pages that the browser ends on.
  'page.connected.title': 'Conexión hecha',
  'page.connected.text': 'Ya está conectada la cuenta de {who}. Puedes cerrar esta ventana.',
  'page.failed.title': 'No hay conexión',
  'page.away.title': 'Un momento',
  'page.away.text':
    'Esta página se está reiniciando. Cárgala otra vez dentro de unos segundos; no se pierde nada.',
  'page.not-found.title': 'Aquí no hay nada',
  'page.not-found.signup': 'Regístrate aquí',
  'page.not-found.text': 'En esta dirección no hay nada más.',
  'page.trouble.title': 'No ha funcionado',

  // A check of several people.
  'check.bad-threshold':
    'En el lugar que el diálogo indica para «Baja: menos de» no hay un número de 1 a 100. Ponlo antes de la comprobación, o escribe el número en el diálogo.',
  'check.odd':
    '{service} ha enviado algo que esta versión no sabe leer ({fields}). Todo lo demás se ha usado como siempre. Si falta un nivel o un dispositivo, comunícalo: barra lateral, Copiar informe.',
  'check.nobody':
    'Ya no queda nadie: este nodo no tiene a quién comprobar. Conecta otra vez a las personas, o repón una copia de seguridad de la carpeta fitbit si se perdió con una actualización; si cambió el ID de cliente, vuelve a poner el anterior. Si ya no hay que vigilar a nadie, elimina o deshabilita este nodo.',
  'check.failed.one': 'Ha fallado la comprobación de {who}. {reason}',
  'check.failed.many': 'Han fallado {failed} de {count} comprobaciones. La primera: {who}. {reason}',

  // Levels that come by msgs.
  'incoming.not-a-reading':
    'Esto no es un nivel de batería ({what}): se espera un número de 0 a 100, texto como "83" u "83 %", o un objeto como {example}.',
  'incoming.fraction':
    'Este nivel está entre 0 y 1: puede ser una parte de uno o un porcentaje. Envía tanto por ciento, de 0 a 100.',
  'incoming.time':
    'Esta hora no se puede leer: "at" son milisegundos desde 1970, o texto con su zona, como 2026-11-29T20:15:00Z.',
  'incoming.odd-time':
    'Se ha tomado el nivel, pero no cuándo era así: "at" son milisegundos desde 1970, o texto con su zona, como 2026-11-29T20:15:00Z, y no muy adelantado. Por eso no cuenta como recibido ahora. Sin leer: {fields}.',
  'incoming.odd':
    'Se ha tomado el resto, pero esto no se pudo leer: {fields}. "level" es un número de 0 a 100, "status" una palabra corta como Low.',
  'incoming.topic':
    'El topic «{topic}» no encaja en el patrón de topic «{pattern}», y hasta ahora no ha encajado ninguno. Cambia el patrón.',
  'incoming.device': 'Esto no es el nombre de un dispositivo: msg.device es un texto, o no está.',
  'incoming.pattern':
    'El patrón de topic del diálogo no se puede leer, así que nadie sabe de quién es este nivel. Escribe {person} y {device} como mucho una vez cada uno, y no los dos entre dos barras.',
  'incoming.whose':
    'Este nivel podría ser de varias personas. Di de quién es: en msg.person (id o nombre), con un patrón de topic o en el diálogo.',
  'incoming.nobody-yet':
    'No hay nadie de quien pueda ser este nivel. Añade una persona en el diálogo del servicio.',
  'incoming.unknown-person':
    'El mensaje nombra a alguien que nadie ha añadido. Añade a esa persona con ese nombre en el diálogo del servicio, o deja que este nodo añada personas.',
  'incoming.removed-person':
    'El mensaje nombra a alguien que se eliminó o se dio de baja, así que no se añade otra vez. Añade a esa persona en el diálogo del servicio, o detén los mensajes.',
  'incoming.too-many-people':
    'El mensaje nombra a alguien nuevo, pero los mensajes ya pueden nombrar a {most} personas: quizá el topic nombra otra cosa. Añade más en el diálogo del servicio.',
  'incoming.too-many-devices': 'Esta persona ya tiene {most} dispositivos: quizá el topic nombra otra cosa.',
  'person.name-taken':
    'Aquí ya hay alguien que se llama {who}, o se llamaba así, y los mensajes no podrían distinguirlos. Elige otro nombre.',

  // SMS.
  'sms.no-account':
    'Falta la cuenta de SMS o está deshabilitada. Abre el diálogo y elige una, o ninguna para una simulación.',
  'sms.chain-loop':
    'Las cuentas de SMS dan vueltas: cada una nombra otra con la que seguir, y la última la primera. Node-RED no inicia ninguna. Abre una, elige otra en Más e instancia (Deploy).',
  'sms.no-next':
    'La cuenta de SMS con la que sigue esta falta o está deshabilitada, así que un SMS termina aquí. Abre la cuenta y elige otra en Más, o ninguna.',
  'sms.no-number': 'No hay número al que enviar: pon msg.to, o un número en el diálogo.',
  'sms.bad-number':
    'Esto no es un número de teléfono. Escríbelo con el país, como +44 7700 900123, o pon el país predeterminado.',
  'sms.ambiguous-number':
    'Esto se puede leer como dos números distintos, o como ninguno. Escríbelo con + y el prefijo del país, y sin un 0 entre paréntesis, como +44 7700 900123.',
  'sms.other-channel':
    'Esta es la dirección de otro canal, como whatsapp:, y solo se envían SMS. Escribe solo el número, como +44 7700 900123.',
  'sms.too-many-numbers':
    'Hay más de {most} números a los que enviar, así que no se ha enviado nada. Indica menos, o usa varios mensajes.',
  'sms.one-of-several': 'Ha fallado uno de {count} SMS, al número {place} de la lista.',
  'sms.some-of-several': 'Han fallado {failed} de {count} SMS, el primero al número {place} de la lista.',
  'sms.no-body': 'No hay nada que enviar: msg.payload está vacío.',
  'sms.too-long': 'Este texto es demasiado largo para un SMS: {length} caracteres, como mucho {most}.',
  'sms.to-invalid': '{provider} dice que el número al que enviar no existe.',
  'sms.stopped':
    'Este número respondió STOP, así que {provider} no le envía nada. Quien lo usa puede enviar START.',
  'sms.unreachable': 'Este número no puede recibir SMS.',
  'sms.handset-off': 'El teléfono está apagado o sin cobertura.',
  'sms.blocked': 'La operadora bloquea este SMS.',
  'sms.filtered': 'La operadora ha tomado este SMS por spam.',
  'sms.queue-full': 'La cola de envío de {provider} está llena. Inténtalo más tarde.',
  'sms.rate-limited': '{provider} pide una pausa: demasiadas peticiones.',
  'sms.congested': 'La operadora está saturada, o se ha llegado a un límite diario. Inténtalo más tarde.',
  'sms.daily-limit': 'Se ha llegado al límite diario de esta cuenta de {provider}.',
  'sms.failed': 'El SMS no se ha entregado ({provider}, código {detail}).',
  'sms.rejected': '{provider} no ha aceptado el SMS (código {detail}).',
  'sms.unsent': 'No se puede llegar a {provider}, así que el SMS no se ha enviado.',
  'sms.certificate':
    'El certificado de {address} no es de confianza, así que no se ha enviado nada. Usa una dirección con un certificado que lo sea, o http:// dentro de tu propia red.',
  'sms.no-https':
    'En {address} hay algo, pero no habla https, así que no se ha enviado nada. Dentro de tu propia red escribe http:// delante de la dirección.',
  'sms.unclear': '{provider} no ha respondido con claridad. Aún no se sabe si el SMS se ha enviado.',
  'sms.uncertain':
    '{provider} no respondió con claridad, y desde entonces no ha habido forma de saberlo. Puede que el SMS se enviara; no se envía otra vez, para que nadie lo reciba dos veces.',
  'sms.replies-unread':
    'Desde hace una hora no se puede leer en {provider} lo que responde la gente, así que no salen respuestas y no se oye STOP. Mira si se llega a {provider} y si el usuario puede leer mensajes.',
  'sms.outdated':
    'Este SMS ya no es cierto (entretanto se cargó, sincronizó, conectó o respondió), ya no se quiere en este número (ahora es otro, SMS desactivados, respondió STOP o se eliminó) o llega con más de un día de retraso, así que no se ha enviado.',
  'sms.repeated':
    'El mismo texto fue a este número hace menos de diez minutos, así que no se ha enviado otra vez. Para enviarlo de todos modos, marca «Enviar repetidos» en el nodo de SMS, o pon otro msg.smsKey.',
  'sms.cap-number':
    'Este número ha recibido {cap} SMS en 24 horas: es el límite, así que este no se ha enviado. Busca un bucle en el flujo, o sube el límite en la cuenta de SMS.',
  'sms.cap-day':
    'Se han enviado {cap} SMS en 24 horas: es el límite, así que este no se ha enviado. Busca un bucle en el flujo, o sube el límite en la cuenta de SMS.',
  'sms.cap-month':
    'Se han enviado {cap} SMS este mes: es el límite, así que este no se ha enviado. Sube el límite en la cuenta de SMS, o espera al mes que viene.',
  'sms.cap-refused':
    'En 24 horas se han rechazado o descartado demasiados SMS, diez veces más de los que se pueden enviar, así que este no se ha intentado. Busca un bucle en el flujo, por ejemplo detrás de un nodo Catch.',
  'sms.gateway-unreachable':
    'El teléfono por el que salen los SMS no responde desde hace una hora ({provider}). ¿Está encendido, en su red y con la aplicación en marcha?',
  'sms.gateway-battery-low':
    'El teléfono por el que salen los SMS está al {level} % y no se está cargando. Ponlo a cargar; si no, no saldrá ningún SMS.',
  'sms.too-old': 'El SMS no se pudo enviar durante demasiado tiempo, así que se ha descartado.',

  // What we answer by SMS to a reply. {what} names devices, {who} people.
  'reply.ok': 'Anotado: te encargas de {what}.',
  'reply.later': 'Aplazado hasta el {when}: {what}.',
  'reply.pause':
    'Nada de alertas de la carga de {who} hasta el final del {date}. Si no es cosa tuya, avisa a quien gestiona esto.',
  'reply.pause.most': 'Por SMS una pausa dura como mucho una semana.',
  'reply.nothing-open': 'Ahora no hay ninguna alerta abierta de las que has recibido.',
  'reply.battery.level': '{who}, {device}: {level}, {age}',
  'reply.battery.none': 'No se sabe el nivel de ninguna carga.',
  'reply.age.minutes': 'hace {minutes} min',
  'reply.age.hours': 'hace {hours} h',
  'reply.age.days': 'hace {days} d',
  'reply.device': '{device} de {who}',
  'reply.more': '(+{count})',
  'reply.failed': 'No se pudo hacer lo que alguien respondió por SMS.',

  // What a gateway with an HTTP interface asks for, and what its answers mean.
  'http.address':
    'Falta la dirección de la pasarela, o no es una a la que se pueda preguntar. Abre la cuenta de SMS, escribe una con http:// o https://, sin usuario, contraseña ni un lugar como {secret}, e instancia (Deploy).',
  'http.secret':
    '{secret} está en las cabeceras o en el cuerpo de la cuenta de SMS, pero no hay secreto, o lleva un signo que no se puede enviar. Abre la cuenta, escríbelo e instancia (Deploy); si viene de una variable de entorno, dale valor y reinicia Node-RED.',
  'http.headers':
    'Las cabeceras de la cuenta de SMS no se pueden enviar. Son un objeto JSON, cada una un texto de letras simples; {text} no va ahí, y una cabecera que demuestra quién pregunta lleva {secret} en lugar del secreto mismo.',
  'http.body':
    'El cuerpo de la cuenta de SMS no se puede enviar. Es un objeto JSON que contiene {to} y {text}, y {secret} en lugar de una contraseña, un token o una clave de API; como formulario no contiene listas ni objetos, y con GET, que lo pone en la dirección, tampoco {secret}.',
  'http.key':
    'La cuenta de SMS dice que la pasarela acepta una clave, pero {key} no está ni en las cabeceras ni en el cuerpo. Ponla donde la pasarela la espera, o elige qué otra cosa sigue a una respuesta perdida, e instancia (Deploy).',
  'http.state':
    'La cuenta de SMS dice dónde está el estado en la respuesta, o qué palabras significan aceptado, pero no las dos cosas. Sin la otra no se sabe qué se aceptó. Rellena las dos o ninguna, e instancia (Deploy).',
  'http.status-address':
    'No se puede preguntar a la dirección de estado de la cuenta de SMS. Empieza como la dirección de la pasarela, contiene {id} (entonces también se rellena el lugar del id del mensaje) o {key}, ningún secreto, y el lugar del estado está relleno.',
  'http.not-accepted': 'La pasarela respondió que no aceptaba el SMS (estado {detail}).',
  'http.moved':
    'La pasarela dice que ahora está en otra dirección (código {detail}). No se ha enviado nada allí. Escribe la dirección nueva en la cuenta de SMS e instancia (Deploy).',
  'http.wrong-secret':
    'La pasarela no aceptó el secreto de la cuenta de SMS (código {detail}). Escribe el que espera e instancia (Deploy).',
  'http.not-found':
    'En la dirección de la cuenta de SMS nadie acepta SMS de esta forma (código {detail}). Mira la dirección y el método.',
  'http.unreached':
    'Nadie ha respondido en {address}: ¿está la pasarela encendida, en esta red y con su servidor en marcha?',
  'http.lost':
    '{address} no dio una respuesta que se pudiera leer hasta el final, así que no se sabe si el SMS se envió.',
  'http.odd-status':
    'La pasarela tuvo un problema (código {detail}), así que no se sabe si el SMS se envió. Míralo allí.',
  'http.unreadable':
    'La pasarela respondió, pero en su respuesta no hay nada en {path}, así que no se sabe si el SMS se envió. Mira qué responde, y los lugares indicados en la cuenta de SMS.',

  // What the dialog of an account answers to a test.
  'sms-test.text': 'Una prueba de tu Node-RED: los SMS llegan a este teléfono.',
  'sms-test.accepted': '{provider} ha aceptado el SMS a {to} (estado {status}). Mira el teléfono.',
  'sms-test.accepted-by-next':
    'Siguió por la cuenta siguiente: {provider} ha aceptado el SMS a {to} (estado {status}). Mira el teléfono.',
  'sms-test.waits': {
    by: 'minutes',
    one: '{why} El SMS espera y se intenta durante {minutes} minuto más.',
    other: '{why} El SMS espera y se intenta durante {minutes} minutos más.',
  },
  'sms-test.slow': '{provider} no ha respondido aún. Se intenta mientras el SMS sea válido.',
  'sms-test.closed': 'Entretanto se instanció (Deploy). El SMS sigue con lo que está instanciado ahora.',
  'sms-test.not-deployed':
    'Esta cuenta aún no está instanciada, o está deshabilitada. Instancia (Deploy) primero: la prueba sale por la cuenta instanciada.',
  'sms-test.demo':
    'Este es el número de la persona inventada de Demo, a la que no sale nada. Escribe el tuyo.',

  // What SMSGate asks for, and what its answers mean.
  'sms-gate.no-address':
    'Falta la dirección del teléfono, o no es una dirección. Abre la cuenta de SMS y escríbela.',
  'sms-gate.no-login':
    'Falta el usuario o la contraseña del teléfono. La aplicación muestra los dos. Abre la cuenta de SMS y escríbelos.',
  'sms-gate.no-device':
    'Hay que decirle al servidor qué teléfono envía: abre la cuenta de SMS y escribe el ID del dispositivo; si no, una repetición podría salir por otro teléfono.',
  'sms-gate.unknown-device':
    'El servidor ya no conoce el teléfono con este ID de dispositivo, así que el SMS no se ha enviado. Abre la cuenta de SMS, pulsa Buscar, elige el teléfono e instancia (Deploy).',
  'sms-gate.no-devices':
    'Un teléfono de tu red es él mismo el dispositivo: deja vacío el ID del dispositivo.',
  'sms-gate.redirected':
    'La dirección del teléfono lleva a otro sitio, y la contraseña no va allí. Escribe en la cuenta de SMS la dirección a la que lleva.',
  'sms-gate.refused':
    'El teléfono no ha aceptado el SMS: el número o el texto no le valen (código {detail}).',
  'sms-gate.wrong-login':
    'El usuario o la contraseña del teléfono no es correcto. La aplicación muestra los dos.',
  'sms-gate.not-permitted': 'Este usuario no puede enviar SMS por el teléfono.',
  'sms-gate.not-there':
    'Lo que responde en la dirección del teléfono no es SMSGate. ¿Es correcta la dirección, con su ruta si es un servidor?',
  'sms-gate.unreached':
    'El teléfono no ha respondido en {address}: ¿está encendido, en esta red y con el servidor local de la aplicación activado?',
  'sms-gate.generic':
    'Android no ha enviado el SMS y no dice por qué: a menudo la SIM no tiene saldo o el teléfono no tiene señal. Pruébalo a mano en ese teléfono.',
  'sms-gate.no-sim':
    'El teléfono que envía no tiene esa SIM. Mira SIM en la cuenta de SMS, y el propio teléfono.',
  'sms-gate.server-unreached':
    'El servidor no ha respondido en {address}, así que no se ha enviado nada. ¿Es correcta la dirección y está el servidor en marcha?',
  'sms-gate.radio-off': 'El teléfono que envía está en modo avión, así que el SMS no ha salido.',
  'sms-gate.no-service': 'El teléfono que envía no tiene red, así que el SMS no ha salido.',
  'sms-gate.limit': 'Android no deja que el teléfono envíe más SMS por ahora: unos 30 en 30 minutos.',
  'sms-gate.fixed-dialling':
    'La SIM del teléfono que envía solo permite unos pocos números (marcación fija).',

  // What Twilio asks for, and what its codes mean.
  'twilio.no-credentials':
    'La cuenta de SMS no tiene Account SID o auth token. Ábrela, escríbelos e instancia (Deploy); si vienen de variables de entorno, dales valor y reinicia Node-RED. (Node-RED olvida los secretos cuando cambia credentialSecret, y cuando se elimina una cuenta y se recupera.)',
  'twilio.no-sender':
    'La cuenta de SMS no tiene ni número de remitente (From) ni Messaging Service. Ábrela, escribe uno de los dos e instancia (Deploy); si viene de una variable de entorno, dale valor y reinicia Node-RED.',
  'twilio.region-and-edge':
    'Twilio necesita región y edge juntos, o ninguno. Abre la cuenta de SMS, rellena los dos o vacía los dos, e instancia (Deploy); si alguno viene de una variable de entorno, dale valor y reinicia Node-RED.',
  'twilio.wrong-credentials':
    'Twilio no acepta el Account SID y su token, o son de otra región. Cópialos otra vez desde la consola.',
  'twilio.account-suspended':
    'La cuenta de Twilio no está activa o está suspendida. Mira la consola de Twilio.',
  'twilio.not-permitted': 'La clave de API no puede enviar mensajes. Dale ese permiso, o usa el auth token.',
  'twilio.not-found': 'Twilio no conoce este Account SID.',
  'twilio.from-invalid':
    'El número de remitente (From) no es de esta cuenta de Twilio, o no puede enviar SMS.',
  'twilio.country-not-enabled':
    'Los SMS a este país no están habilitados: consola de Twilio, Messaging, Geo permissions.',
  'twilio.unverified':
    'Desde esta cuenta Twilio solo envía a números verificados (cuenta de prueba, o sin perfil de cumplimiento aprobado). Verifica el número, o completa el perfil en la consola.',
  'twilio.toll-free-unverified':
    'Este número gratuito no está verificado en Twilio: verifícalo en la consola, o usa otro remitente.',
  'twilio.us-unregistered':
    'Los números de EE. UU. deben estar registrados (A2P 10DLC) antes de enviar. Registra el tuyo en la consola de Twilio, o usa ntfy.',
  'twilio.us-campaign':
    'La campaña A2P 10DLC de este número está suspendida o aún pendiente. Mira la consola de Twilio.',
  'twilio.personal-use':
    'Twilio no registra números de EE. UU. para enviarte SMS a ti, a amistades o a la familia. Usa en su lugar ntfy u otro medio de aviso.',
  'twilio.sender-not-registered':
    'Este remitente no está registrado para este país. Mira la consola de Twilio.',
  'twilio.messaging-service':
    'El Messaging Service no es correcto o no tiene un remitente que se pueda usar.',
  'twilio.pumping-protection':
    'Twilio lo ha bloqueado como posible fraude por SMS: Messaging, SMS pumping protection.',
  'twilio.callback-invalid':
    'Twilio no acepta la dirección para los informes de entrega. Comprueba la dirección pública.',
  'twilio.loop': 'Más de 15 SMS entre dos números en 30 s: Twilio ha parado un bucle.',

  // The store.
  'store.in-use':
    'Otro Node-RED usa la misma carpeta {folder}. Detén uno de los dos; no se ha tocado nada. Si no hay otro, la carpeta está en un recurso de red que no bloquea archivos: ponla en un disco local (fitbitConfigFolder en settings.js).',
  'store.no-locks':
    'El sistema de archivos de {folder} no bloquea archivos, como pasa con algunos recursos de red. Pon la carpeta en un disco local (fitbitConfigFolder en settings.js); no se ha tocado nada.',
  'store.folder':
    'fitbitConfigFolder en settings.js no es una ruta. Escribe una como /data/storage/fitbit, o quítalo, y reinicia Node-RED.',
  'store.damaged':
    'El archivo {file} está dañado. Se ha dejado como está: pon en su lugar una copia de seguridad, o apártalo para empezar de nuevo.',
  'store.newer':
    'El archivo {file} lo escribió una versión más nueva de esta paleta. Actualízala; no se ha tocado nada.',
  'store.moved':
    'Lo que había en el archivo {file} se trasladó a una base de datos. Nómbrala en settings.js (fitbitConfigStore) y reinicia Node-RED.',
  'store.foreign': 'El archivo {file} no es nuestro. Apártalo; no se ha tocado nada.',
  'store.key-missing':
    'Falta el archivo {file}, que abre las conexiones guardadas, o no es el correcto. Reponlo desde una copia de seguridad; no se ha tocado nada.',
  'store.disk-full':
    'El disco está lleno: no se puede guardar nada en {folder}. Haz sitio: la próxima comprobación sigue sola.',
  'store.disk-failing':
    'El disco falla al leer o escribir {folder}: es lo que hace una tarjeta SD gastada, que a veces se pone sola en solo lectura. Reinicia Node-RED (instanciar no basta); si se repite, mira el registro del sistema (dmesg) y cambia la tarjeta.',
  'store.disk-failing.share':
    'El recurso de red de {folder} falla al leer o escribir. Mira la conexión con él y reinicia Node-RED (instanciar no basta); mejor ten la carpeta en un disco local (fitbitConfigFolder en settings.js).',
  'store.read-only':
    'No se puede escribir nada en {folder}. Comprueba sus permisos, y si se montó como solo lectura (un recurso, un volumen); si las dos cosas están bien, puede que la tarjeta esté gastada y se haya puesto en solo lectura (dmesg lo dice).',
  'store.trouble':
    'El almacén de {folder} no se puede usar ({detail}). Reinicia Node-RED; si sigue así, pon en su lugar una copia de seguridad.',
  'store.no-driver':
    'Este almacén necesita el paquete pg. Instálalo en la carpeta de usuario de Node-RED (npm install pg) y reinicia Node-RED.',
  'store.address':
    'No se puede leer la dirección de la base de datos PostgreSQL. Escribe una como postgres://usuario@host:5432/base, o un objeto como los que acepta el paquete pg.',
  'store.address.setting':
    'fitbitConfigStore en settings.js no es la dirección de una base de datos PostgreSQL. Escribe una como postgres://usuario@host:5432/base, o un objeto como los que acepta el paquete pg, y reinicia Node-RED. En su contraseña escribe / ? # @ % como %2F %3F %23 %40 %25, o da la contraseña como FITBIT_CONFIG_STORE_PASSWORD en el entorno.',
  'store.key-missing.nowhere':
    'fitbitConfigStore en settings.js nombra una base de datos, pero no hay clave con la que sellar las conexiones. Crea una (openssl rand -base64 32), dásela a cada Node-RED como FITBIT_CONFIG_STORE_KEY en el entorno, o en un archivo que nombre fitbitConfigStoreKeyFile, y reinicia Node-RED.',
  'store.key-missing.no-path':
    'fitbitConfigStoreKeyFile en settings.js no es una ruta. Escribe la del archivo con la clave y reinicia Node-RED.',
  'store.key-missing.unreadable':
    'No se puede leer el archivo {file} con la clave del almacén ({detail}). Ponlo ahí, legible para Node-RED, o nombra otro (fitbitConfigStoreKeyFile en settings.js), y reinicia Node-RED.',
  'store.key-missing.odd':
    '{place} no contiene ninguna clave: son 32 bytes, en base64 o hexadecimal. Crea una (openssl rand -base64 32), o copia entera la de los otros Node-RED, y reinicia Node-RED.',
  'store.unreachable':
    'La base de datos {database} no responde ({detail}). Comprueba que funciona y que se llega a ella desde aquí; después sigue sola.',
  'store.denied':
    'La base de datos {database} rechaza al usuario ({detail}). Comprueba usuario, contraseña, nombre de la base de datos y sus permisos.',
  'store.denied.entry':
    'La base de datos {database} rechaza al usuario ({detail}). Comprueba el usuario y las líneas de pg_hba.conf; si solo aceptan conexiones con TLS (hostssl), pon ssl en fitbitConfigStore (settings.js) y reinicia Node-RED.',
  'store.denied.no-password':
    'La base de datos {database} pide una contraseña y no hay ninguna. Dásela a Node-RED como FITBIT_CONFIG_STORE_PASSWORD en el entorno y reinicia Node-RED.',
  'store.unreachable.full':
    'La base de datos {database} no acepta más conexiones ({detail}). Cada Node-RED necesita dos: aumenta max_connections o el límite del usuario, o cierra otras; después sigue sola.',
  'store.unreachable.no-tls':
    'La base de datos {database} no ofrece TLS, que fitbitConfigStore en settings.js pide. Actívalo allí (ssl = on en postgresql.conf); solo en la misma máquina omite ssl.',
  'store.unreachable.untrusted':
    'Aquí no se confía en el certificado de la base de datos {database} ({detail}). Pon en ssl.ca de fitbitConfigStore (settings.js) el certificado con el que se firmó, o él mismo si es autofirmado, y reinicia Node-RED.',
  'store.unreachable.other-name':
    'El certificado de la base de datos {database} es de otro host ({detail}). Escribe el host en fitbitConfigStore (settings.js) como en el certificado, o haz uno para este host, y reinicia Node-RED.',
  'store.unreachable.expired':
    'El certificado de la base de datos {database} no es válido ahora ({detail}). Renuévalo, o pon bien el reloj de esta máquina.',
  'store.disk-full.database':
    'El disco de la base de datos {database} está lleno: no se puede guardar nada. Haz sitio: la próxima comprobación sigue sola.',
  'store.read-only.database':
    'No se puede escribir nada en la base de datos {database}: es de solo lectura, como una réplica. Indica la dirección del servidor primario.',
  'store.read-only.setting':
    'La base de datos {database} no acepta cambios: allí está activado default_transaction_read_only, como hacen algunos proveedores cuando el disco está lleno. Haz sitio y desactívalo; después sigue sola.',
  'store.newer.database':
    'Una versión más nueva de esta paleta cambió las tablas de la base de datos {database}. Actualízala aquí también; no se ha tocado nada.',
  'store.moved.database':
    'Lo que había en la base de datos {database} se trasladó a una carpeta. Quita fitbitConfigStore de settings.js y reinicia Node-RED.',
  'store.foreign.database':
    'El esquema fitbit de la base de datos {database} no es nuestro. Cámbiale el nombre o usa otra base de datos; no se ha tocado nada.',
  'store.key-missing.database':
    'Falta la clave de la base de datos {database}, o no es la que selló las conexiones guardadas. Da la misma clave a cada Node-RED; no se ha tocado nada.',
  'store.unfit':
    'La base de datos {database} no sirve ({detail}): hace falta PostgreSQL 14 o posterior, con la codificación UTF8. No se ha tocado nada.',
  'store.not-durable':
    'La base de datos {database} confirma lo que aún puede perder: synchronous_commit es {setting}. Ponlo en on para este usuario (ALTER ROLE … SET synchronous_commit = on); no se ha tocado nada.',
  'store.uncertain':
    'La conexión con la base de datos {database} terminó mientras se guardaba algo, y nadie puede decir si se guardó. Mira qué se hizo lo último y repítelo si falta.',
  'store.instance-late':
    'Este Node-RED no respondió durante demasiado tiempo y otro se ha hecho cargo de lo que iba a hacer.',
  'store.contended':
    'No se pudo guardar algo en la base de datos {database}, porque otros cambiaban lo mismo una y otra vez. Inténtalo de nuevo.',
  'store.pooler':
    'Un pooler delante de la base de datos {database} comparte sus conexiones y olvida lo que se preparó en ellas ({detail}). Conecta Node-RED con PostgreSQL mismo, o haz que el pooler lo recuerde (max_prepared_statements en PgBouncer).',
  'store.trouble.database':
    'La base de datos {database} no se puede usar ({detail}). Reinicia Node-RED; si sigue así, mira el registro de PostgreSQL.',

  // The public server.
  'web.port-taken': 'El puerto {port} lo usa otro programa, así que la dirección pública no se atiende.',
  'web.port-refused':
    'El puerto {port} en {bind} no se puede usar ({detail}), así que la dirección pública no se atiende.',
  'web.port-free':
    'El puerto {port} está libre: se atiende al instanciar (Deploy), o mientras alguien se conecta.',
  'web.port-served': 'Se atiende en el puerto {port}.',
  'web.two-servers':
    'Otro servicio ya atiende la dirección pública en {bind}:{port}; hay un servidor para todos, así que estos ajustes no se usan.',
  'webhook.refused': 'Llegó de {address} una notificación sin firma válida y se ha rechazado.',
  'web.path-not-allowed':
    'La ruta {path} no se puede usar: debe empezar por /fitbit/, y algunas palabras de ahí están ocupadas.',
  'web.path-taken': 'La ruta {path} ya la usa otro servicio. Elige otra en Más.',
  'web.no-raw-body':
    'El servidor propio de Node-RED no sirve para esto: su interior ha cambiado. Elige un puerto propio.',
  'web.auth-blocked':
    'El httpNodeAuth de este Node-RED está delante de las rutas públicas. Déjalas pasar en el diálogo del servicio, o elige un puerto propio.',
  'web.editor-open':
    'La dirección pública lleva a Node-RED mismo, y el editor no tiene contraseña: cualquiera que llegue a esta dirección puede abrir tu editor.',
  'web.no-http-node': 'Node-RED no sirve nodos aquí (httpNodeRoot es false). Elige un puerto propio.',
  // The sign-up pages.
  'signup.no-address':
    'Aquí nadie puede registrarse sin una dirección pública. Escribe una en el diálogo del servicio, o conecta a las personas en el editor.',
  'signup.no-redirect':
    'El servicio no acepta esta dirección pública como redirección, así que aquí nadie puede registrarse. Escribe otra en el diálogo del servicio, o conecta a las personas en el editor.',
  'signup.no-invitation':
    'La palabra de invitación de la página de registro ya no está: su variable de entorno está vacía o sin definir, o credentialSecret ha cambiado. La página sigue cerrada, porque si no estaría abierta a todo el mundo. Escribe otra vez la palabra e instancia (Deploy), o da valor a la variable y reinicia Node-RED.',
  'signup.title': 'Alertas de batería para tu Fitbit',
  'signup.intro':
    'Alguien con un pequeño ordenador en casa te ofrece avisarte por SMS antes de que se agote la batería de tu Fitbit o Pixel Watch.',
  'signup.intro.no-number':
    'Alguien con un pequeño ordenador en casa ofrece avisar antes de que se agote la batería de tu Fitbit o Pixel Watch.',
  'signup.what-is-read':
    'Qué se lee: la batería de tus dispositivos y cuándo sincronizaron por última vez. Nada más: ni datos de salud ni ubicación.',
  'signup.what-is-stored':
    'Qué se guarda, solo en ese ordenador: tu nombre, número e idioma, la conexión con {service} con el id y la zona horaria de tu cuenta allí, los nombres de tus dispositivos, tus ajustes, los niveles de batería, lo que se te avisó y los SMS. Tu número y cada SMS pasan por un servicio de SMS, que lleva su propio registro.',
  'signup.what-is-stored.no-number':
    'Qué se guarda, solo en ese ordenador: tu nombre e idioma, la conexión con {service} con el id y la zona horaria de tu cuenta allí, los nombres de tus dispositivos, tus ajustes, los niveles de batería y lo que se avisó.',
  'signup.what-is-read.webhooks':
    'Qué se lee: la batería de tus dispositivos y cuándo sincronizaron por última vez. A {service} se le pide además acceso a tu actividad, solo para que avise a este ordenador cuando haya pasos nuevos; los pasos mismos no se leen. No se pide tu ubicación.',
  'signup.what-is-stored.webhooks':
    'También se guarda lo que avisa {service}: que se registraron pasos, y cuándo; hasta que se haya tratado.',
  'signup.leave-any-time':
    'Puedes darte de baja cuando quieras: entonces se borra todo sobre ti en ese ordenador, salvo huellas de tu número y de los SMS, y un id al azar, hasta tres días, para que no te llegue nada por error; las copias de seguridad, y el registro del propio servicio de SMS, pueden guardar más y durante más tiempo.',
  'signup.leave-any-time.no-number':
    'Puedes darte de baja cuando quieras: entonces se borra todo sobre ti en ese ordenador, salvo un id al azar, y huellas de los SMS sobre ti si los hubo, hasta tres días, para que no salga nada por error; las copias de seguridad pueden guardar más y durante más tiempo.',
  'signup.privacy.link': 'Privacidad: qué pasa con tus datos',
  'signup.privacy.title': 'Privacidad',
  'signup.privacy.who': 'Quién es responsable',
  'signup.privacy.who-text':
    'Quien gestiona esta página: {contact}. Quienes hacen el programa no reciben ninguno de tus datos.',
  'signup.privacy.who-unnamed':
    'Quien gestiona esta página y te envió su dirección. Aquí no se da ningún contacto: pídeselo antes de registrarte. Quienes hacen el programa no reciben ninguno de tus datos.',
  'signup.privacy.why': 'Para qué, y por qué se permite',
  'signup.privacy.why-text':
    'Para avisar antes de que se agote la batería de tu dispositivo, o cuando ha dejado de sincronizar. Lo permites con tu consentimiento en la página de registro, y puedes retirarlo cuando quieras.',
  'signup.privacy.what': 'Qué se lee y se guarda',
  'signup.privacy.long': 'Cuánto tiempo',
  'signup.privacy.long-text':
    'Los niveles de batería se guardan hasta dos años por dispositivo; lo rápido que bajaron, de cada hora de sus últimas ocho semanas; las alertas, hasta que han salido; los SMS, siete días, y huellas de ellos (del número y del texto), un día; lo que respondes a ellos, hasta que se ha pasado a quien gestiona esto, y una huella de ello, ocho días; todo lo demás, hasta que te des de baja. Un registro que no terminas se olvida al cabo de una hora.',
  'signup.privacy.long-number':
    'Las huellas de los números que recibieron un código se guardan un día; si cambias de número, una del antiguo hasta tres días; si un número que no está confirmado para nadie responde STOP, una de él hasta que responda START.',
  'signup.privacy.recipients': 'Quién más recibe algo',
  'signup.privacy.recipients-cloud':
    '{service} sabe que este ordenador pregunta por tus dispositivos. Lo que hace {service} con tus datos está en su propia política de privacidad.',
  'signup.privacy.recipients-sms':
    'Un servicio de SMS recibe tu número y el texto de cada SMS, y lleva su propio registro, quizá en otro país. Pregunta cuál es: lo elige quien gestiona esta página.',
  'signup.privacy.recipients-flow':
    'Quien gestiona esta página puede enviar las alertas también a otras personas, o guardar copias, y ve tu nombre, tus niveles de batería y tus ajustes. Pregúntale si quieres saber más.',
  'signup.privacy.rights': 'Tus derechos',
  'signup.privacy.rights-text':
    'Tu página personal, cuyo enlace recibes al registrarte, muestra qué se guarda, y en ella puedes darte de baja. Además, puedes pedir a quien gestiona esta página una copia, que corrija o borre los datos o que los use menos, y puedes reclamar ante una autoridad de protección de datos. También puedes retirar el acceso en tu cuenta de {service}.',
  'signup.contact': 'Preguntas: {contact}',
  'signup.name': 'Tu nombre',
  'signup.name-hint': 'Aparece en los SMS, por ejemplo: Charge 6 de Ana: 15 % de carga.',
  'signup.number': 'Tu número de teléfono móvil',
  'signup.number-hint': 'Con + y el país, o como lo marcas en casa.',
  'signup.invitation': 'Palabra de invitación',
  'signup.consent': 'Acepto que se lea y se guarde esto.',
  'signup.continue': 'Continuar a {service}',
  'signup.check.submit': 'Continuar',
  'signup.check.title': '¿Es este tu número?',
  'signup.check.code': 'A este número se enviará un código, y después las alertas:',
  'signup.check.text': 'Las alertas irán a este número:',
  'signup.check.wrong':
    'No se guarda nada antes de que continúes. Si no es tu número, cámbialo y escríbelo con + y el país.',
  'signup.check.change': 'Cambiarlo',
  'signup.next':
    'En la página siguiente, {service} te pide que lo permitas. Si aparecen casillas, márcalas todas.',
  'signup.google-warning':
    'Puede que Google avise de que no ha verificado esta aplicación: quien gestiona esto no se lo ha pedido. Para continuar, elige Configuración avanzada y luego Ir a la aplicación.',
  'signup.error.title': 'Mira otra vez esto, por favor:',
  'signup.error.name': 'Escribe un nombre, de 60 caracteres como mucho.',
  'signup.error.number': 'Esto no es un número de teléfono. Escríbelo con el país, como +44 7700 900123.',
  'signup.error.ambiguous-number':
    'No está claro qué número es. Escríbelo con +, y sin un 0 entre paréntesis, como +44 7700 900123.',
  'signup.error.costly': 'Este número tiene coste adicional. Escribe un número de teléfono móvil.',
  'signup.error.no-number': 'Escribe tu número de teléfono móvil.',
  'signup.error.country': 'Desde aquí no se puede llegar a números de este país.',
  'signup.error.invitation': 'Esa no es la palabra de invitación. Pregunta a quien te invitó.',
  'signup.error.consent': 'Marca la casilla si estás de acuerdo; sin ella no puedes continuar.',
  'signup.error.form':
    'Esta página ha estado abierta demasiado tiempo, o falta su cookie. Inténtalo otra vez.',
  'signup.busy': 'Ahora mismo lo intentan demasiadas personas. Vuelve dentro de una hora.',
  'signup.full': 'Aquí ya no queda sitio. Pregunta a quien te invitó.',
  'signup.gone': 'Este registro ha terminado: tardó más de una hora o ya se completó. Empieza otra vez.',
  'signup.refused':
    'No lo has permitido, así que no ha cambiado nada. Si ha sido sin querer, empieza otra vez.',
  'signup.used':
    'Este enlace es demasiado antiguo o ya se usó. Al abrirlo otra vez no se ha guardado nada. Lo que acabas de permitir lo puedes retirar en tu cuenta de {service}. Si no habías terminado, empieza otra vez.',
  'signup.unticked':
    '{service} no ha dado permiso para leer la batería, así que no ha cambiado nada. Empieza otra vez; si allí aparecen casillas, márcalas todas.',
  'signup.not-linked':
    'Esta cuenta de Google no tiene perfil de Google Health, o su cuenta de Fitbit no se ha pasado a Google. Inicia sesión en la aplicación Google Health (antes Fitbit) y luego empieza aquí otra vez. Puede que una cuenta que no se pasó ya esté borrada.',
  'signup.later':
    '{service} no responde ahora como debería, así que no ha cambiado nada. Empieza otra vez dentro de un rato.',
  'signup.tell-owner':
    'Esto no puede seguir hasta que quien gestiona esta página arregle algo. Dile, por favor: «{reason}»',
  'signup.expired': 'Ha tardado más de diez minutos, así que no ha cambiado nada. Empieza otra vez.',
  'signup.other-browser':
    'Este registro se empezó en otro navegador. Termínalo allí, o empieza otra vez aquí.',
  'signup.code-again-later':
    'En la última hora fueron tres códigos a este número. Espera una hora antes de pedir otro.',
  'signup.codes-used-up': 'Hoy no se pueden enviar más códigos. Vuelve mañana.',
  'signup.code.title': 'Escribe el código',
  'signup.code.text': 'Hemos enviado un código de seis cifras a {number}. Vale diez minutos.',
  'signup.code.label': 'Código',
  'signup.code.submit': 'Confirmar',
  'signup.code.again': 'Enviar otro código',
  'signup.code.wrong': 'Ese no es el código. Mira otra vez el SMS.',
  'signup.code.no-code': 'El código tiene seis cifras. Esto no ha contado como intento.',
  'signup.code.late': 'El código ha caducado. Pide otro.',
  'signup.code.used-up': 'Cinco intentos fallidos. Pide otro código.',
  'signup.code.sent': 'Otro código está en camino.',
  'signup.owner.title': 'Casi está',
  'signup.owner.text':
    'Tu cuenta está conectada. Quien gestiona esto aún tiene que confirmar tu número; después sabrás de tu batería. Para llegar a tu página, y cambiar cosas o darte de baja, regístrate más tarde otra vez.',
  'signup.done.title': 'Listo',
  'signup.done.text': 'Desde ahora sabrás de tu batería.',
  'signup.done.link':
    'Tu propia página, donde puedes cambiar cosas o darte de baja. No des su dirección a nadie:',
  'signup.done.keep': 'Guárdala: no se te envía.',
  'signup.done.reconnected': 'Tu cuenta vuelve a estar conectada, con los ajustes de antes.',
  'signup.start-again': 'Empezar otra vez',
  'signup.failed.title': 'No ha funcionado',
  'page.store-trouble':
    'Aquí algo va mal en este momento. Díselo a quien gestiona esta página: puede ver qué es.',
  'signup.forbidden.title': 'Desde aquí no',
  'signup.forbidden.text': 'Esta página no está abierta para la red desde la que vienes.',
  // What a flow asks for by msg.action.
  'answer.nothing-open': 'No hay abierta ninguna alerta así: la batería se cargó, o no se avisó a nadie.',
  'answer.demo-no-pause': 'Demo no tiene ni pausa ni Más tarde.',
  'answer.until': 'msg.until debe ser una fecha con hora, como 2026-12-24T18:00:00Z.',
  'answer.alert-unsaid':
    'msg.action es {action}: di en msg.alert qué alerta, o en msg.person de quién, con un ID, un nombre o "everybody".',
  'answer.how-long': 'msg.hours debe ser un número mayor que 0.',
  'answer.snooze':
    'Una alerta se puede aplazar hasta un momento que aún no ha llegado, como mucho siete días.',
  'answer.pause': 'Una pausa dura hasta un momento que aún no ha llegado, como mucho un año.',
  'answer.action-unknown': 'msg.action es {action}, que aquí no se conoce. Se conocen: {known}.',
  'answer.person-unsaid':
    'msg.action es {action}: di en msg.person de quién, con un ID, un nombre o "everybody".',
  'answer.person-unknown':
    'Nadie tiene este ID o nombre. Toma uno de la lista del diálogo del servicio, o "everybody".',
  'answer.person-ambiguous':
    '{count} personas se llaman así. Di en msg.person a quién te refieres, con el ID.',
  'answer.hours': 'msg.hours debe ser un número de 1 a {most}: cuánto hacia atrás.',
  'answer.too-many-people':
    'Más de {most} personas son demasiadas para una respuesta. Pide una tras otra, con msg.person.',
  'answer.too-many-readings':
    'Más de {most} lecturas son demasiadas para una respuesta. Pide menos horas, o una persona tras otra.',

  // In the picture of a level, and beside it.
  'picture.title': '{who}: {device}',
  'picture.now': 'ahora',
  'picture.level': 'Última lectura: {level} %.',
  'picture.word': 'Última lectura: {word}, y ningún nivel en tanto por ciento.',
  'picture.empty': 'Ya está casi sin carga.',
  'picture.low-between': 'Probablemente al {level} % entre {from} y {to}, si no se carga.',
  'picture.low-before': 'Probablemente al {level} % antes de {to}, si no se carga.',
  'picture.low-by-now': 'Probablemente ya al {level} %, si no se ha cargado.',
  'picture.empty-between': 'Probablemente casi sin carga ({level} %) entre {from} y {to}, si no se carga.',
  'picture.empty-before': 'Probablemente casi sin carga ({level} %) antes de {to}, si no se carga.',
  'picture.empty-by-now': 'Probablemente ya casi sin carga ({level} %), si no se ha cargado.',
  'picture.no-forecast': 'Ahora mismo no hay previsión.',
  'picture.nothing': 'Aún no se ha leído nada.',
  'picture.legend':
    'A trazos: cómo seguirá probablemente. Sombreado: donde estará cuatro de cada cinco veces.',
  'picture.legend.advice': 'Vertical, con una hora: cuándo conviene cargar.',
  // Open alerts, and pauses, on a page.
  'alerts.title': 'Alertas abiertas',
  'alerts.none': 'No hay ninguna alerta abierta.',
  'alerts.more': {
    by: 'number',
    one: '{number} más está abierta.',
    other: '{number} más están abiertas.',
  },
  'alerts.low': 'batería baja',
  'alerts.critical': 'casi sin carga',
  'alerts.told': 'Se avisó {ago}.',
  'alerts.told-often': 'Primer aviso {ago}, {times} veces hasta ahora.',
  'alerts.held': 'Se avisará el {when}, si sigue siendo así.',
  'alerts.acknowledged': 'Alguien se encarga.',
  'alerts.snoozed': 'Aplazada hasta el {when}.',
  'alerts.escalated': 'Se avisó a la siguiente persona el {when}.',
  'alerts.next-reminder': 'Se avisará otra vez el {when}, si antes no se carga.',
  'alerts.next-escalation': 'Se avisará a la siguiente persona el {when}, si antes no se carga.',
  'alerts.acknowledge': 'Me encargo',
  'alerts.later': 'Más tarde',
  'alerts.said.acknowledged': 'Ahora alguien se encarga.',
  'alerts.said.later': 'Aplazada: se avisa otra vez más tarde, si antes no se carga.',
  'alerts.said.over': 'Entretanto esta alerta ha terminado.',
  'pause.everybody': 'Pausa para todo el mundo',
  'pause.hint':
    'Hasta entonces no se avisa a nadie de las baterías. Termina sola. Que una conexión ha terminado se avisa de todos modos.',
  'pause.hint.own':
    'Hasta entonces no se avisa a nadie de tus baterías. Termina sola. Que tu conexión ha terminado se avisa de todos modos.',
  'pause.until': 'Hasta el final del',
  'pause.pause': 'Pausar',
  'pause.resume': 'Reanudar',
  'pause.paused': 'En pausa hasta el final del {when}.',
  'pause.paused.time': 'En pausa hasta el {when}.',
  'pause.said.paused': 'En pausa.',
  'pause.said.resumed': 'Ya no hay pausa: se vuelve a avisar.',
  'pause.error': 'Elige un día a partir de hoy, como mucho dentro de un año.',

  // The owner's page: for somebody who looks after people, but does not get the editor.
  'owner.title': 'Todo el mundo de un vistazo',
  'owner.no-link': 'Este enlace no funciona, o ya no. Pide uno nuevo a quien te lo dio.',
  'owner.not-served':
    'La página del responsable se abre por una dirección pública. Escribe primero una en el servicio e instancia (Deploy).',
  'owner.keep': 'Quien tiene la dirección de esta página ve y hace lo mismo que tú. No se la pases a nadie.',
  'owner.people': 'Personas',
  'owner.nobody': 'Aún no hay nadie.',
  'owner.no-device': 'Aún no se conoce ningún nivel.',
  'owner.level-unknown': 'nivel desconocido',
  'owner.synced': 'sincronizado {ago}',
  'owner.sync-unknown': 'última sincronización desconocida',
  'owner.standing.critical': 'casi sin carga',
  'owner.standing.low': 'batería baja',
  'owner.standing.not-syncing': 'no sincroniza',
  'owner.standing.retired': 'no se usa',
  'owner.need.no-client':
    'No se comprueba nada: el servicio ya no está configurado. Díselo a quien gestiona esto.',
  'owner.need.reconnect': 'La conexión ha terminado: esta persona tiene que conectarse otra vez.',
  'owner.need.untold': 'Una alerta no se pudo enviar por SMS. Díselo a quien gestiona esto.',
  'owner.need.confirm':
    'El número de teléfono móvil aún no está confirmado. Hasta entonces no se comprueba nada.',
  'owner.need.not-linked': 'Aún no se sabe cuál es su reloj. Díselo a quien gestiona esto.',
  'owner.need.cannot-check': 'Las comprobaciones no funcionan.',
  'owner.page': 'Página {page} de {pages}',
  'owner.page-before': 'Página anterior',
  'owner.page-after': 'Página siguiente',
  'owner.sms': 'SMS de este mes',
  'owner.sms-count': '{number}',
  'owner.sms-of': '{number} de {most} como mucho',

  'signup.me.title': 'Tu página',
  'signup.me.stored': 'Qué se guarda sobre ti',
  'signup.me.name': 'Nombre',
  'signup.me.number': 'Número',
  'signup.me.no-number': 'ninguno',
  'signup.me.connection': 'Conexión',
  'signup.me.connected-since': '{service}, desde el {day}',
  'signup.me.lost': '{service}, terminada',
  'signup.me.devices': 'Dispositivos',
  'signup.me.device': '{device}: {level}',
  'signup.me.unknown': 'desconocido',
  'signup.me.readings': 'Lecturas de batería',
  'signup.me.stopped':
    'Tu número respondió STOP, así que no le puede llegar ningún SMS. Envía START al mismo número para recibirlos otra vez.',
  'signup.me.settings': 'Ajustes',
  'signup.me.sms': 'Enviarme SMS',
  'signup.me.low': 'Avisarme por debajo de (tanto por ciento)',
  'signup.me.hours': 'Avisarme si no sincroniza durante (horas)',
  'signup.me.advice': 'Aconsejarme cargar con tiempo',
  'signup.me.advice-at': 'Aconsejarme cargar a las (tu hora)',
  'signup.me.default': 'Si lo dejas vacío, vale lo que eligió el responsable.',
  'signup.me.default.low': '{low} % si no lo cambias. Para eso, déjalo vacío.',
  'signup.me.default.hours': '{hours} h si no lo cambias. Para eso, déjalo vacío.',
  'signup.me.default.advice': '{time} si no lo cambias. Para eso, déjalo vacío.',
  'signup.me.quiet-from': 'No avisarme de nada desde las (tu hora)',
  'signup.me.quiet-to': 'hasta las',
  'signup.me.quiet.hint':
    'Los avisos de esas horas llegan después, si siguen siendo ciertos. Si dejas vacíos los dos, vale lo que eligió el responsable; con la misma hora en los dos no hay silencio.',
  'signup.me.default.quiet':
    'Los avisos de esas horas llegan después, si siguen siendo ciertos. De {from} a {to} si no lo cambias: para eso, deja vacíos los dos; con la misma hora en los dos no hay silencio.',
  'signup.me.default.no-quiet':
    'Los avisos de esas horas llegan después, si siguen siendo ciertos. No hay silencio si no escribes las dos.',
  'signup.me.critical': 'Despertarme si algo está casi sin carga',
  'signup.me.error.quiet': 'Escribe dos horas como 22:00 y 07:00, o nada en las dos.',
  'signup.me.save': 'Guardar',
  'signup.me.saved': 'Guardado.',
  'signup.me.other-number': '¿Otro nombre o número? Regístrate otra vez con la misma cuenta.',
  'signup.me.error.low': 'Escribe un número entero de 1 a 100, o nada.',
  'signup.me.error.hours': 'Escribe un número entero de 1 a 720, o nada.',
  'signup.me.error.advice': 'Escribe una hora como 20:00, o nada.',
  'signup.me.leave': 'Darse de baja',
  'signup.me.leave-text':
    'Termina la conexión en {service} y borra aquí tu nombre, número, conexión e historial.',
  'signup.me.leave-sure': 'Sí, borrar todo sobre mí',
  'signup.me.leave-submit': 'Darme de baja',
  'signup.me.left.title': 'Te has dado de baja',
  'signup.me.left.text':
    'Se ha borrado aquí todo sobre ti, salvo lo que nombra el texto de privacidad, y ha terminado la conexión en {service}.',
  'signup.me.left.not-revoked':
    'Se ha borrado aquí todo sobre ti, salvo lo que nombra el texto de privacidad. No se pudo avisar a {service}: quita allí la aplicación en tu cuenta.',
  'signup.me.not-found':
    'Este enlace ya no vale. Entra otra vez por la página de registro y recibirás uno nuevo.',
  'signup.me.error.sure': 'Marca la casilla si de verdad quieres darte de baja.',
  'signup.done.new-link': 'Este enlace es nuevo: el de antes ya no funciona.',
  'signup.sms.code': '{code} es tu código para {title}. Si no lo has pedido, no hagas nada.',
  'signup.sms.code-known':
    'Alguien se registra con tu número en {title}. Si eres tú, el código es {code}. Si no, no hagas nada.',
  'signup.sms.welcome':
    'Hola, {who}: desde ahora recibes un SMS cuando tu batería está baja ({title}). Tu propia página, también para darte de baja: {link}',

  // The same where levels come by msgs, and no cloud is asked.
  'signup.by-msg.title': 'Alertas de batería para tu reloj',
  'signup.by-msg.intro':
    'Alguien con un pequeño ordenador en casa te ofrece avisarte por SMS antes de que se agote la batería de tu reloj.',
  'signup.by-msg.intro.no-number':
    'Alguien con un pequeño ordenador en casa ofrece avisar antes de que se agote la batería de tu reloj.',
  'signup.by-msg.what-is-read':
    'Qué llega: el nivel de batería de tu reloj y cuándo se supo de él por última vez, por el medio que quien gestiona esta página ha preparado contigo. No se pregunta a ninguna cuenta tuya.',
  'signup.by-msg.what-is-stored':
    'Qué se guarda, solo en ese ordenador: tu nombre, número e idioma, los nombres de tus dispositivos, tus ajustes, los niveles de batería, lo que se te avisó y los SMS. Tu número y cada SMS pasan por un servicio de SMS, que lleva su propio registro.',
  'signup.by-msg.what-is-stored.no-number':
    'Qué se guarda, solo en ese ordenador: tu nombre e idioma, los nombres de tus dispositivos, tus ajustes, los niveles de batería y lo que se avisó.',
  'signup.by-msg.recipients':
    'Por qué medio llega aquí el nivel de tu reloj, y quién más lo ve en el camino, te lo puede decir quien gestiona esta página.',
  'signup.by-msg.rights':
    'Tu página personal, cuyo enlace recibes al registrarte, muestra qué se guarda, y en ella puedes darte de baja. Además, puedes pedir a quien gestiona esta página una copia, que corrija o borre los datos o que los use menos, y puedes reclamar ante una autoridad de protección de datos.',
  'signup.by-msg.next': 'Después, quien gestiona esta página dice cuál es tu reloj.',
  'signup.by-msg.owner':
    'Quien gestiona esto tiene que confirmar ahora tu número y, si es tu primera vez aquí, decir cuál es tu reloj. Avísale: lo que nadie mira se olvida al cabo de una semana. Después sabrás de tu batería, y el enlace a tu página se envía a tu número.',
  'signup.by-msg.done':
    'En cuanto quien gestiona esta página haya dicho cuál es tu reloj, sabrás de su batería.',
  'signup.by-msg.week': 'Avísale: un registro sin número que nadie mira se olvida al cabo de una semana.',
  'signup.by-msg.known':
    'Ya estabas en la lista, y tus ajustes son los de antes. Sabrás de tu batería cuando quien gestiona esta página haya dicho cuál es tu reloj.',
  'signup.by-msg.long-text':
    'Los niveles de batería se guardan hasta dos años por dispositivo; lo rápido que bajaron, de cada hora de sus últimas ocho semanas; las alertas, hasta que han salido; los SMS, siete días, y huellas de ellos (del número y del texto), un día; lo que respondes a ellos, hasta que se ha pasado a quien gestiona esto, y una huella de ello, ocho días; todo lo demás, hasta que te des de baja. Un registro que no terminas se olvida al cabo de una hora, y uno que no prueba ningún número con un código y que nadie mira, al cabo de una semana. Cuando te das de baja queda una huella del nombre por el que se conocía tu reloj, para que sus niveles no te traigan de vuelta.',
  'signup.by-msg.leave-any-time':
    'Puedes darte de baja cuando quieras: entonces se borra todo sobre ti en ese ordenador, salvo una huella del nombre por el que se conocía tu reloj, para que sus niveles no te traigan de vuelta, y huellas de tu número y de los SMS, y un id al azar, hasta tres días, para que no te llegue nada por error; las copias de seguridad, y el registro del propio servicio de SMS, pueden guardar más y durante más tiempo.',
  'signup.by-msg.leave-any-time.no-number':
    'Puedes darte de baja cuando quieras: entonces se borra todo sobre ti en ese ordenador, salvo una huella del nombre por el que se conocía tu reloj, para que sus niveles no te traigan de vuelta, y un id al azar, y huellas de los SMS sobre ti si los hubo, hasta tres días, para que no salga nada por error; las copias de seguridad pueden guardar más y durante más tiempo.',
  'signup.by-msg.since': 'desde el {day}',
  'signup.by-msg.other-number': '¿Otro nombre o número? Díselo a quien gestiona esta página.',
  'signup.by-msg.leave': 'Borra aquí tu nombre, número e historial.',
  'signup.by-msg.left': 'Se ha borrado aquí todo sobre ti, salvo lo que nombra el texto de privacidad.',
  'signup.by-msg.not-found':
    'Este enlace ya no vale. Regístrate otra vez con el mismo nombre y número y recibirás uno nuevo.',

  'internal.trouble': 'Ha fallado algo inesperado ({detail}). Comunícalo, por favor.',
  'palette.unreadable':
    'Falta un archivo de la paleta o no se puede leer ({detail}). Instala la paleta de nuevo y reinicia Node-RED.',
};

export const replyWords: ReplyWords = {
  ok: [
    ...['ok', 'okay', 'okey', 'oki', 'k', 'sí', 'sip', 'vale', 'va', 'dale', 'bien', 'bueno', 'listo'],
    ...[
      'hecho',
      'ya está',
      'entendido',
      'enterado',
      'enterada',
      'recibido',
      'de acuerdo',
      'claro',
      'anotado',
    ],
    ...['me encargo', 'me encargo yo', 'yo me encargo', 'ya me encargo', 'me ocupo', 'yo me ocupo', 'voy'],
    ...[
      'ya voy',
      'lo hago',
      'lo hago yo',
      'ya lo hago',
      'ahora lo hago',
      'en ello',
      'estoy en ello',
      'perfecto',
    ],
  ],
  later: [
    ...['más tarde', 'más tarde en', 'luego', 'después', 'ahora no', 'en un rato', 'aplazar'],
    ...[
      'en otro momento',
      'aplaza',
      'aplázalo',
      'posponer',
      'pospón',
      'recuérdame',
      'recuérdamelo',
      'recuérdame en',
    ],
    ...['recuérdamelo en', 'recuérdame más tarde', 'recuérdamelo más tarde', 'recuérdamelo luego'],
  ],
  pause: ['pausa', 'pausa de', 'pausa por', 'pausar', 'silencio', 'silenciar', 'vacaciones'],
  battery: [
    ...['batería', 'baterías', 'nivel', 'niveles', 'nivel de batería', 'niveles de batería', 'estado'],
    ...['estado de la batería', 'pila', 'cuánta batería', 'cuánta batería queda', 'bat'],
  ],
  stop: [
    ...['stop', 'parar', 'baja', 'dar de baja', 'darme de baja', 'darse de baja', 'cancelar'],
    ...['no más SMS', 'no más mensajes', 'no enviar más', 'no quiero SMS', 'no quiero más SMS', 'sin SMS'],
  ],
  start: ['start', 'alta', 'darme de alta', 'empezar', 'comenzar'],
  thanks: [
    ...[
      'gracias',
      'muchas gracias',
      'mil gracias',
      'muchísimas gracias',
      'gracias a ti',
      'grax',
      'por favor',
    ],
    ...['porfa', 'porfavor', 'xfa', 'saludos'],
  ],
  hours: ['h', 'hs', 'hrs', 'hora', 'horas'],
  days: ['d', 'día', 'días'],
  weeks: ['sem', 'semana', 'semanas'],
};
