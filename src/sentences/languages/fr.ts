// French: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
import type { ReplyWords, Words } from '../sentences';

export const words: Words = {
  // A name may begin with a vowel, so none follows "de"; what is sent keeps to letters of the GSM alphabet (no ê, ô, ç).
  'alert.low': '{device} ({who}) : batterie à {level} %. Pensez à la recharger.',
  'alert.low.until': '{device} ({who}) : batterie à {level} %. Elle sera vide {when}. Pensez à la recharger.',
  'alert.low.unknown': '{device} ({who}) signale une batterie faible. Pensez à la recharger.',
  'alert.critical': '{device} ({who}) : batterie à {level} %. Rechargez-la maintenant.',
  'alert.critical.unknown': '{device} ({who}) signale une batterie vide. Rechargez-la maintenant.',
  'alert.charge-soon': '{who}, {device} : batterie à {level} %, presque vide {when}. {charge}',
  'alert.escalated': "{sentence} {who} le sait depuis {time} et personne n'a rechargé.",
  'alert.escalated.unnamed': "{sentence} Déjà signalé {time}, et personne n'a rechargé depuis.",
  'alert.charged': '{device} ({who}) : batterie rechargée, {level} %.',
  'alert.charged.unknown': '{device} ({who}) : batterie rechargée.',
  'alert.not-syncing':
    '{device} ({who}) : pas de synchronisation depuis {span}. Batterie vide, ou téléphone trop loin ?',
  'alert.not-syncing.level':
    '{device} ({who}) : pas de synchronisation depuis {span}, dernier niveau {level} %. Batterie vide, ou téléphone trop loin ?',
  'alert.not-syncing.unchanged':
    '{device} ({who}) affiche {level} % sans changement depuis {days} jours. Batterie vide, ou synchronisation absente ?',
  'alert.syncing-again': '{device} ({who}) se synchronise de nouveau.',
  'alert.syncing-again.level': '{device} ({who}) se synchronise de nouveau : {level} %.',
  'alert.reconnect': 'Fitbit ({who}) : la connexion a pris fin. {reason}',
  'alert.reconnect.testing':
    'Elle n\'a duré qu\'une semaine environ après l\'accord : le projet Google a sans doute le statut "Testing". Passez-le sur "In production", puis refaites la connexion.',
  'when.clock.today': "aujourd'hui vers {time}",
  'when.clock.tomorrow': 'demain vers {time}',
  'when.clock.weekday': '{weekday} vers {time}',
  'when.midnight.today': 'ce soir vers minuit',
  'when.midnight.tomorrow': 'demain soir vers minuit',
  'when.midnight.weekday': '{weekday} soir vers minuit',
  'when.night.today': 'cette nuit',
  'when.night.tomorrow': 'la nuit de demain',
  'when.night.weekday': 'la nuit de {weekday}',
  'when.morning.today': 'ce matin',
  'when.morning.tomorrow': 'demain matin',
  'when.morning.weekday': '{weekday} matin',
  'when.afternoon.today': 'cet après-midi',
  'when.afternoon.tomorrow': 'demain après-midi',
  'when.afternoon.weekday': '{weekday} après-midi',
  'when.evening.today': 'ce soir',
  'when.evening.tomorrow': 'demain soir',
  'when.evening.weekday': '{weekday} soir',
  'span.hours': '{hours} h',
  'span.days': { by: 'days', one: '{days} jour', other: '{days} jours' },
  'alert.cannot-check': "Fitbit ({who}) : aucune vérification n'a réussi depuis {span}. {reason}",
  'alert.test': 'Ceci est un test : les alertes de batterie concernant {who} arriveront ainsi.',
  'alert.demo': 'DEMO : {sentence}',

  'alert-list.critical': 'Recharger maintenant : {list}.',
  'alert-list.low': 'Recharger sous peu : {list}.',
  'alert-list.charge-soon': 'Presque vide sous peu : {list}.',
  'alert-list.not-syncing': 'Sans synchronisation depuis longtemps : {list}.',
  'alert-list.charged': 'Batterie rechargée : {list}.',
  'alert-list.syncing-again': 'Synchronisation rétablie : {list}.',

  'advice.soon': 'sous peu',
  'advice.within-a-day': "d'ici 24 h",
  'advice.before.morning': 'avant demain matin',
  'advice.before.afternoon': 'avant demain après-midi',
  'advice.before.evening': 'avant demain soir',
  'advice.charge.now': 'Rechargez-la maintenant.',
  'advice.charge.today': "Rechargez-la aujourd'hui.",
  'advice.charge.tonight': 'Rechargez-la ce soir.',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': 'montre',

  'problem.grant-dead':
    "{service} n'accepte plus la connexion : elle a été révoquée ou a expiré. Refaites la connexion.",
  'problem.unauthorized':
    "{service} refuse la connexion, pourtant renouvelée à l'instant. Refaites la connexion.",
  'problem.scope-missing':
    "L'autorisation de lire les appareils manque. Refaites la connexion ; si des cases s'affichent, cochez-les toutes.",
  'problem.permission-denied':
    "{service} refuse l'accès à ce compte. Si cela dure des heures : retirez l'application sur myaccount.google.com/connections, puis refaites la connexion.",
  'problem.account-not-linked':
    "Ce compte Google n'a pas de profil Google Health, ou son compte Fitbit n'a pas été transféré vers Google. Connectez-vous à l'application Google Health (anciennement Fitbit), puis refaites la connexion ici. Un compte qui n'a pas été transféré risque d'avoir déjà été supprimé.",
  'problem.consent-taken-back':
    "{service} indique que l'accord a été retiré. Si c'était une erreur, refaites la connexion.",
  'problem.api-not-enabled':
    'L\'API Google Health n\'est pas activée dans votre projet Google Cloud. Activez-la sous "APIs & Services", attendez quelques minutes et réessayez.',
  'problem.project-not-admitted':
    "Google n'a pas admis votre projet Cloud à l'API Google Health. En octobre 2026, il n'en admettait aucun nouveau, à ce qui a été rapporté ; il ne reste qu'à attendre ou à demander à Google.",
  'problem.mixed-scopes':
    "Cette connexion porte aussi des droits sur Google Cloud, ce que l'API Google Health refuse. Utilisez un client OAuth réservé à cet usage, puis refaites la connexion.",
  'problem.wrong-client':
    '{service} ignore cet ID client, ou le secret client est faux. Copiez à nouveau les deux depuis la console.',
  'problem.redirect-mismatch':
    "L'adresse de redirection n'est pas celle enregistrée chez {service}. Enregistrez exactement l'adresse affichée dans Node-RED.",
  'problem.admin-policy':
    "L'administrateur de ce compte Google Workspace n'autorise pas l'application. Demandez-lui de l'autoriser, ou utilisez un compte Google privé.",
  'problem.read-only-app':
    'Cette application Fitbit est enregistrée en lecture seule. Passez-la sur Read & Write sur dev.fitbit.com.',
  'problem.forbidden': '{service} a refusé la demande. Un nouvel essai aura lieu plus tard.',
  'problem.rate-limited':
    '{service} demande une pause : trop de demandes. Un nouvel essai aura lieu plus tard.',
  'problem.refresh-conflict':
    "{service} indique que quelqu'un d'autre renouvelle cette connexion. Un nouvel essai aura lieu plus tard.",
  'problem.server-error': '{service} est en panne. Un nouvel essai aura lieu plus tard.',
  'problem.unreachable':
    '{service} est injoignable. Vérifiez la connexion Internet ; un nouvel essai aura lieu plus tard.',
  'problem.timeout': "{service} n'a pas répondu à temps. Un nouvel essai aura lieu plus tard.",
  'problem.never-heard':
    "Aucun niveau n'est connu, et aucun n'est arrivé : vérifiez que la montre envoie, et que le nom ou le modèle de sujet correspond à ce qu'elle envoie.",
  'problem.gone':
    'La Fitbit Web API a pris fin (annoncé pour le 02/11/2026). Utilisez le service Google Health et refaites-y la connexion.',
  'problem.not-understood':
    '{service} a donné une réponse que cette version ne comprend pas ({detail}). Merci de le signaler.',
  'problem.bad-request': "{service} n'a pas accepté la demande ({detail}). Merci de le signaler.",
  'problem.no-client-id':
    "L'ID client du service {service} manque, donc personne n'est vérifié. Ouvrez le service et saisissez-le ; s'il vient d'une variable d'environnement, définissez-la et redémarrez Node-RED.",
  'problem.no-client-secret':
    "Le secret client du service {service} manque, donc personne n'est vérifié. Ouvrez le service, saisissez-le et déployez ; s'il vient d'une variable d'environnement, définissez-la et redémarrez Node-RED. (Node-RED oublie les secrets quand credentialSecret change, et quand un service est supprimé puis rétabli.)",
  'problem.no-client':
    "Le service de cette connexion n'est pas déployé, ou a maintenant un autre ID client : la connexion est donc inutilisable.",

  'connect.refused': "L'accord a été refusé. Rien n'a été enregistré. Cliquez sur Connecter pour réessayer.",
  'connect.state-unknown':
    "Cette réponse n'appartient à aucune connexion commencée ici, ou elle a déjà servi. Cliquez sur Connecter pour réessayer.",
  'connect.expired': 'Cela a pris plus de dix minutes. Cliquez sur Connecter pour réessayer.',
  'connect.no-refresh-token':
    "{service} n'a pas donné de connexion durable. Retirez l'application sur myaccount.google.com/connections, puis refaites la connexion.",
  'connect.not-an-address':
    "Ce n'est pas l'adresse à laquelle le navigateur est arrivé. Elle doit contenir « code= » et « state= ».",
  'connect.other-account':
    "Ce n'est pas le compte connecté sous le nom {who}. Identifiez-vous avec celui-là, ou utilisez Connecter pour une nouvelle personne.",
  'connect.code-used':
    "{service} n'a pas accepté le code : il a déjà servi ou il est trop ancien. Cliquez sur Connecter pour réessayer.",
  'connect.permission-denied':
    "{service} refuse l'accès à ce compte. Retirez l'application sur myaccount.google.com/connections, puis cliquez à nouveau sur Connecter.",
  'connect.forbidden':
    '{service} a refusé la requête ({detail}). Attendez quelques minutes, puis cliquez à nouveau sur Connecter.',
  'connect.rate-limited':
    '{service} demande une pause : trop de requêtes. Attendez quelques minutes, puis cliquez à nouveau sur Connecter.',
  'connect.server-error':
    '{service} a une panne de son côté. Attendez quelques minutes, puis cliquez à nouveau sur Connecter.',
  'connect.unreachable':
    'Node-RED ne peut pas joindre {service}. Vérifiez sa connexion Internet, puis cliquez à nouveau sur Connecter.',
  'connect.timeout': "{service} n'a pas répondu à temps. Cliquez à nouveau sur Connecter.",
  'connect.client-missing':
    "Il faut d'abord l'ID client et le secret client. Saisissez les deux ci-dessus ; si l'un vient d'une variable d'environnement, définissez-la et redémarrez Node-RED.",
  'connect.not-deployed':
    "Ceci vient d'une variable d'environnement, et Node-RED la remplace au déploiement. Cliquez d'abord sur Déployer, puis rouvrez cette boîte de dialogue.",
  'connect.name-missing': 'Indiquez un nom : il figure dans les SMS.',
  'connect.done': 'Connexion établie pour {who}.',
  'connect.renamed':
    "Connexion établie pour {who}. Ce compte existait déjà ici sous le nom {before}, qui devient {who}. S'il s'agit de quelqu'un d'autre, cliquez à nouveau sur Connecter et identifiez-vous avec le compte de cette personne.",
  'connect.not-needed': 'Avec ce service, personne ne se connecte : ajoutez les personnes par leur nom.',
  'connect.demo': "Démo n'a pas besoin de connexion.",
  'person.removed': '{who} : personne supprimée, et connexion révoquée chez {service}.',
  'person.removed.here': '{who} : personne supprimée.',
  'person.removed.not-revoked':
    "{who} : personne supprimée ici. {service} n'a pas pu être prévenu : révoquez l'application dans le compte, là-bas.",
  'person.number-changed': "Le numéro a changé depuis que vous l'avez regardé. Regardez-le à nouveau.",
  'connect.new-number': 'Le numéro enregistré est remplacé par celui que vous avez saisi.',
  'person.added':
    '{who} figure maintenant dans la liste. Sans numéro, aucun SMS ne part ; les alertes sortent quand même par la sortie 1.',
  'person.added.number': '{who} figure maintenant dans la liste. Les SMS vont au {number}.',
  'person.linked': 'Désormais, les messages qui nomment {name} concernent {who}.',
  'person.no-source': "Il n'y a qu'avec le service « Autre source » qu'on ajoute quelqu'un sans connexion.",
  'person.edited': '{who} : modifications enregistrées.',
  'person.edited.number': '{who} : modifications enregistrées. Les SMS vont désormais au {number}.',
  'person.edited.no-number': "{who} : modifications enregistrées. Il n'y a plus de numéro, donc plus de SMS.",
  'person.bad-language': "Il n'y a pas de phrases dans cette langue. Choisissez-en une dans la liste.",
  'person.number-and-removal':
    'Saisissez un autre numéro, ou cochez la suppression du numéro, mais pas les deux.',
  'person.demo-not-edited':
    "La personne de Démo est inventée et repart de zéro à chaque démarrage de Node-RED : il n'y a rien à modifier.",
  'person.confirmed': '{who} : numéro confirmé.',
  'person.not-watched':
    'Aucun noeud « état batterie » ne surveille {who} : aucune alerte ne partirait. Placez-en un avec ce service dans un flux, et déployez.',
  'person.unproven': "{who} : le numéro n'est pas encore confirmé. D'ici là, rien n'est vérifié.",
  'person.unknown':
    "Cette personne n'existe pas. Choisissez-en une dans la boîte de dialogue, ou donnez l'id dans msg.person.",
  'person.unknown.by-msg':
    "Cette personne n'existe pas, ou personne n'a encore dit quelle montre est la sienne. Nommez quelqu'un de la liste du service, dans msg.person ou dans la boîte de dialogue de ce noeud.",
  'person.device-unknown': "Cette personne n'a pas (ou plus) cet appareil.",
  'person.device-removed':
    '{device} ({who}) : appareil supprimé. Si un message le nomme à nouveau, il revient.',
  'person.unknown.removed': "Cette personne n'existe pas (ou plus).",

  'redirect.register': 'Enregistrez exactement cette adresse auprès du service.',
  'redirect.register.web':
    'Chez Google, choisissez le type de client « Application Web » et enregistrez exactement cette adresse.',
  'redirect.register.desktop':
    "Chez Google, choisissez le type de client « Application de bureau » : il n'a pas besoin d'adresse. Pour le type « Application Web », enregistrez exactement celle-ci.",
  'redirect.not-https': "L'adresse publique doit commencer par https:// (seul localhost peut s'en passer).",
  'redirect.raw-ip':
    "Google n'accepte pas une simple adresse IP. Utilisez un nom public, ou laissez l'adresse publique vide.",
  'redirect.private-name':
    "Google n'accepte pas un nom qui se termine par .local, .lan ou .home. Utilisez un nom public, ou laissez l'adresse publique vide.",
  'redirect.not-an-address': "Ce n'est pas une adresse comme https://example.org.",

  'config.missing':
    "Aucun service n'est choisi, ou il est désactivé. Ouvrez la boîte de dialogue et choisissez-en un.",

  'page.connected.title': 'Connexion établie',
  'page.connected.text': 'Connexion établie pour {who}. Vous pouvez fermer cette fenêtre.',
  'page.failed.title': 'Pas de connexion',
  'page.away.title': 'Un instant',
  'page.away.text':
    "Cette page est en train de redémarrer. Rechargez-la dans quelques secondes ; rien n'est perdu.",
  'page.not-found.title': 'Rien ici',
  'page.not-found.signup': "S'inscrire ici",
  'page.not-found.text': "Il n'y a rien d'autre à cette adresse.",
  'page.trouble.title': "Cela n'a pas marché",

  'check.bad-threshold':
    "L'emplacement que la boîte de dialogue nomme pour « Faible en dessous de » ne contient pas un nombre de 1 à 100. Définissez-le avant la vérification, ou saisissez le nombre dans la boîte de dialogue.",
  'check.odd':
    "{service} a envoyé quelque chose que cette version ne sait pas lire ({fields}). Tout le reste a été utilisé comme d'habitude. S'il manque un niveau ou un appareil, merci de le signaler : barre latérale, Copier le rapport.",
  'check.nobody':
    "Il ne reste personne à surveiller : ce noeud n'a plus personne à vérifier. Reconnectez les personnes, ou remettez en place une sauvegarde du dossier fitbit s'il a été perdu lors d'une mise à jour ; si l'ID client a été modifié, rétablissez-le. S'il n'y a plus personne à surveiller, supprimez ou désactivez ce noeud.",
  'check.failed.one': 'La vérification pour {who} a échoué. {reason}',
  'check.failed.many': {
    by: 'failed',
    one: '{failed} vérification sur {count} a échoué : {who}. {reason}',
    other: '{failed} vérifications sur {count} ont échoué. La première : {who}. {reason}',
  },

  'incoming.not-a-reading':
    'Ce n\'est pas un niveau de batterie ({what}) : il faut un nombre de 0 à 100, un texte comme "83" ou "83 %", ou un objet comme {example}.',
  'incoming.fraction':
    'Ce niveau est entre 0 et 1 : ce peut être une fraction ou un pourcentage. Envoyez des pour cent, de 0 à 100.',
  'incoming.time':
    'Cette heure est illisible : "at" est en millisecondes depuis 1970, ou un texte avec son fuseau, par exemple 2026-11-29T20:15:00Z.',
  'incoming.odd-time':
    'Le niveau a été pris, mais pas son heure : "at" est en millisecondes depuis 1970, ou un texte avec son fuseau, par exemple 2026-11-29T20:15:00Z, et pas loin dans le futur. Il ne compte donc pas comme reçu maintenant. Illisible : {fields}.',
  'incoming.odd':
    'Le reste a été pris, mais ceci est illisible : {fields}. "level" est un nombre de 0 à 100, "status" un mot court comme Low.',
  'incoming.topic':
    "Le sujet « {topic} » ne correspond pas au modèle de sujet « {pattern} », et aucun n'y a correspondu jusqu'ici. Changez le modèle.",
  'incoming.device': "Ce n'est pas un nom d'appareil : msg.device est un texte, ou absent.",
  'incoming.pattern':
    'Le modèle de sujet de la boîte de dialogue est illisible, donc on ne sait pas à qui est ce niveau. Écrivez {person} et {device} une fois au plus chacun, et pas les deux entre les mêmes barres obliques.',
  'incoming.whose':
    'Ce niveau pourrait concerner plusieurs personnes. Dites laquelle : dans msg.person (id ou nom), par un modèle de sujet, ou dans la boîte de dialogue.',
  'incoming.nobody-yet':
    "Il n'y a personne à qui ce niveau pourrait appartenir. Ajoutez une personne dans la boîte de dialogue du service.",
  'incoming.unknown-person':
    "Le message nomme quelqu'un que personne n'a ajouté. Ajoutez cette personne sous ce nom dans la boîte de dialogue du service, ou laissez ce noeud ajouter des personnes.",
  'incoming.removed-person':
    "Le message nomme quelqu'un qui a été supprimé ou s'est désinscrit, donc personne n'est ajouté à nouveau. Ajoutez cette personne dans la boîte de dialogue du service, ou arrêtez les messages.",
  'incoming.too-many-people':
    "Le message nomme quelqu'un de nouveau, mais les messages peuvent déjà nommer {most} personnes : le sujet nomme peut-être autre chose que des personnes. Ajoutez-en d'autres dans la boîte de dialogue du service.",
  'incoming.too-many-devices':
    'Cette personne a déjà {most} appareils : le sujet nomme peut-être autre chose que des appareils.',
  'person.name-taken':
    "Quelqu'un s'appelle déjà {who} ici, ou s'est appelé ainsi, et les messages ne pourraient pas distinguer les deux. Choisissez un autre nom.",

  'sms.no-account':
    'Le compte SMS manque ou est désactivé. Ouvrez la boîte de dialogue et choisissez-en un, ou aucun pour un essai à blanc.',
  'sms.chain-loop':
    "Les comptes SMS tournent en rond : chacun en nomme un autre pour la suite, et le dernier nomme le premier. Node-RED n'en démarre aucun. Ouvrez-en un, choisissez-en un autre sous Plus, et déployez.",
  'sms.no-next':
    "Le compte SMS qui doit prendre la suite de celui-ci manque ou est désactivé, donc un SMS s'arrête ici. Ouvrez le compte et choisissez-en un autre sous Plus, ou aucun.",
  'sms.no-number':
    "Il n'y a pas de numéro auquel envoyer : définissez msg.to, ou un numéro dans la boîte de dialogue.",
  'sms.bad-number':
    "Ce n'est pas un numéro de téléphone. Écrivez-le avec l'indicatif du pays, par exemple +33 6 39 98 00 12, ou définissez le pays par défaut.",
  'sms.ambiguous-number':
    "Cela peut se lire comme deux numéros différents, ou comme aucun. Écrivez-le avec + et l'indicatif du pays, sans 0 entre parenthèses, par exemple +33 6 39 98 00 12.",
  'sms.other-channel':
    "C'est une adresse pour un autre canal, comme whatsapp:, et seuls des SMS sont envoyés. Écrivez le numéro seul, par exemple +33 6 39 98 00 12.",
  'sms.too-many-numbers':
    "Il y a plus de {most} numéros, donc rien n'a été envoyé. Nommez-en moins, ou utilisez plusieurs messages.",
  'sms.one-of-several': 'Un SMS sur {count} a échoué, vers le numéro {place} de la liste.',
  'sms.some-of-several':
    '{failed} SMS sur {count} ont échoué, le premier vers le numéro {place} de la liste.',
  'sms.no-body': "Il n'y a rien à envoyer : msg.payload est vide.",
  'sms.too-long': 'Ce texte est trop long pour un SMS : {length} caractères, {most} au plus.',
  'sms.to-invalid': "{provider} indique que le numéro du destinataire n'existe pas.",
  'sms.stopped':
    'Ce numéro a répondu STOP, donc {provider} ne lui envoie rien. Son titulaire peut envoyer START.',
  'sms.unreachable': 'Ce numéro ne peut pas recevoir de SMS.',
  'sms.handset-off': 'Le téléphone est éteint ou hors de portée.',
  'sms.blocked': "L'opérateur bloque ce SMS.",
  'sms.filtered': "L'opérateur a pris ce SMS pour du spam.",
  'sms.queue-full': "La file d'envoi de {provider} est pleine. Réessayez plus tard.",
  'sms.rate-limited': '{provider} demande une pause : trop de requêtes.',
  'sms.congested': "L'opérateur est surchargé, ou une limite quotidienne est atteinte. Réessayez plus tard.",
  'sms.daily-limit': 'La limite quotidienne de ce compte {provider} est atteinte.',
  'sms.failed': "Le SMS n'a pas été distribué (code {detail} de {provider}).",
  'sms.rejected': "{provider} n'a pas accepté le SMS (code {detail}).",
  'sms.unsent': "{provider} est injoignable, donc le SMS n'a pas été envoyé.",
  'sms.certificate':
    "Le certificat de {address} n'est pas de confiance, donc rien n'a été envoyé. Utilisez une adresse dont le certificat l'est, ou http:// dans votre propre réseau.",
  'sms.no-https':
    "Il y a quelque chose à {address}, mais qui ne parle pas https, donc rien n'a été envoyé. Dans votre propre réseau, écrivez http:// devant l'adresse.",
  'sms.unclear': "{provider} n'a pas donné de réponse claire. On ne sait pas encore si le SMS est parti.",
  'sms.uncertain':
    "{provider} n'a pas donné de réponse claire, et il n'y en a pas eu depuis. Le SMS est peut-être parti ; il n'est pas renvoyé, pour que personne ne le reçoive deux fois.",
  'sms.replies-unread':
    "Depuis une heure, impossible de lire chez {provider} ce que les gens répondent : aucune réponse ne sort, et STOP n'est pas entendu. Vérifiez que {provider} est joignable, et que l'identifiant peut lire les messages.",
  'sms.outdated':
    "Ce SMS n'est plus vrai (recharge, synchronisation, connexion ou réponse entre-temps), n'est plus souhaité à ce numéro (autre numéro, SMS désactivés, STOP reçu, ou personne supprimée), ou a plus d'un jour de retard : il n'a donc pas été envoyé.",
  'sms.repeated':
    "Le même texte est parti vers ce numéro il y a moins de dix minutes, donc il n'a pas été renvoyé. Pour l'envoyer quand même, cochez « Envoyer les répétitions » dans le noeud SMS, ou donnez un autre msg.smsKey.",
  'sms.cap-number':
    "Ce numéro a reçu {cap} SMS en 24 heures : c'est la limite, donc celui-ci n'a pas été envoyé. Cherchez une boucle dans le flux, ou relevez la limite dans le compte SMS.",
  'sms.cap-day':
    "{cap} SMS ont été envoyés en 24 heures : c'est la limite, donc celui-ci n'a pas été envoyé. Cherchez une boucle dans le flux, ou relevez la limite dans le compte SMS.",
  'sms.cap-month':
    "{cap} SMS ont été envoyés ce mois-ci : c'est la limite, donc celui-ci n'a pas été envoyé. Relevez la limite dans le compte SMS, ou attendez le mois prochain.",
  'sms.cap-refused':
    "Trop de SMS ont été refusés ou abandonnés en 24 heures, dix fois plus qu'il n'en peut partir, donc celui-ci n'a pas été tenté. Cherchez une boucle dans le flux, par exemple derrière un noeud catch.",
  'sms.gateway-unreachable':
    "Le téléphone par lequel partent les SMS ne répond plus depuis une heure ({provider}). Est-il allumé, dans son réseau, et l'application tourne-t-elle ?",
  'sms.gateway-battery-low':
    "Le téléphone par lequel partent les SMS est à {level} % et n'est pas en charge. Branchez-le, sinon aucun SMS ne partira.",
  'sms.too-old': "Le SMS n'a pas pu être envoyé pendant trop longtemps, il a donc été abandonné.",

  // Sent as SMS: letters of the GSM alphabet only.
  'reply.ok': 'Noté, vous vous en occupez : {what}.',
  'reply.later': "Reporté jusqu'à {when} : {what}.",
  'reply.pause':
    "Alertes en pause pour {who} jusqu'au {date} inclus. Ce n'était pas vous ? Prévenez la personne qui gère ces alertes.",
  'reply.pause.most': 'Par SMS, une pause dure sept jours au plus.',
  'reply.nothing-open': "Aucune de vos alertes n'est ouverte en ce moment.",
  'reply.battery.level': '{who}, {device} : {level}, {age}',
  'reply.battery.none': 'Aucun niveau de batterie connu.',
  'reply.age.minutes': 'il y a {minutes} min',
  'reply.age.hours': 'il y a {hours} h',
  'reply.age.days': { by: 'days', one: 'il y a {days} jour', other: 'il y a {days} jours' },
  'reply.device': '{device} ({who})',
  'reply.more': '(et {count} de plus)',
  'reply.failed': "Ce que quelqu'un a demandé en réponse à un SMS n'a pas pu se faire.",

  'http.address':
    "L'adresse de la passerelle manque, ou ne peut pas être interrogée. Ouvrez le compte SMS, écrivez-en une avec http:// ou https://, sans utilisateur, mot de passe ni emplacement comme {secret}, et déployez.",
  'http.secret':
    "{secret} figure dans les en-têtes ou le corps du compte SMS, mais il n'y a pas de secret, ou il contient un signe qui ne peut pas être envoyé. Ouvrez le compte, saisissez-le et déployez ; s'il vient d'une variable d'environnement, définissez-la et redémarrez Node-RED.",
  'http.headers':
    "Les en-têtes du compte SMS ne peuvent pas être envoyés. C'est un objet JSON, chacun un texte en lettres simples, sans accents ; {text} n'y a pas sa place, et un en-tête qui prouve qui demande contient {secret} au lieu du secret lui-même.",
  'http.body':
    "Le corps du compte SMS ne peut pas être envoyé. C'est un objet JSON qui contient {to} et {text}, et {secret} à la place d'un mot de passe, d'un jeton ou d'une clé d'API ; sous forme de formulaire, il ne contient ni liste ni objet, et avec GET, qui le met dans l'adresse, pas de {secret}.",
  'http.key':
    "Le compte SMS dit que la passerelle prend une clé, mais {key} ne figure ni dans les en-têtes ni dans le corps. Mettez-la là où la passerelle l'attend, ou choisissez une autre suite à une réponse perdue, et déployez.",
  'http.state':
    "Le compte SMS dit où se trouve l'état dans la réponse, ou quels mots signifient accepté, mais pas les deux. Sans l'autre, on ne sait pas ce qui a été accepté. Remplissez les deux ou aucun, et déployez.",
  'http.status-address':
    "L'adresse d'état du compte SMS ne peut pas être interrogée. Elle commence comme l'adresse de la passerelle, contient {id} (alors l'emplacement de l'id est rempli aussi) ou {key}, aucun secret, et l'emplacement de l'état est rempli.",
  'http.not-accepted': "La passerelle a répondu qu'elle n'accepte pas le SMS (état {detail}).",
  'http.moved':
    "La passerelle indique qu'elle a changé d'adresse (code {detail}). Rien n'y a été envoyé. Écrivez la nouvelle adresse dans le compte SMS et déployez.",
  'http.wrong-secret':
    "La passerelle n'a pas accepté le secret du compte SMS (code {detail}). Saisissez celui qu'elle attend, et déployez.",
  'http.not-found':
    "À l'adresse du compte SMS, rien ne prend de SMS de cette façon (code {detail}). Vérifiez l'adresse et la méthode.",
  'http.unreached':
    "Personne n'a répondu à {address} : la passerelle est-elle allumée, dans ce réseau, et son serveur tourne-t-il ?",
  'http.lost':
    "{address} n'a pas donné de réponse lisible jusqu'au bout, donc on ne sait pas si le SMS est parti.",
  'http.odd-status':
    'La passerelle a eu un problème (code {detail}), donc on ne sait pas si le SMS est parti. Regardez de son côté.',
  'http.unreadable':
    "La passerelle a répondu, mais il n'y a rien à {path} dans sa réponse, donc on ne sait pas si le SMS est parti. Regardez ce qu'elle répond, et les emplacements dans le compte SMS.",

  'sms-test.text': 'Un test de votre Node-RED : les SMS arrivent sur ce téléphone.',
  'sms-test.accepted': '{provider} a accepté le SMS vers {to} (état {status}). Regardez le téléphone.',
  'sms-test.accepted-by-next':
    'Il est passé par le compte suivant : {provider} a accepté le SMS vers {to} (état {status}). Regardez le téléphone.',
  'sms-test.waits': {
    by: 'minutes',
    one: '{why} Le SMS attend, et sera encore tenté pendant {minutes} minute.',
    other: '{why} Le SMS attend, et sera encore tenté pendant {minutes} minutes.',
  },
  'sms-test.slow': "{provider} n'a pas encore répondu. Les essais continuent tant que le SMS est valide.",
  'sms-test.closed':
    'Un déploiement est survenu entre-temps. Le SMS continue avec ce qui est déployé maintenant.',
  'sms-test.not-deployed':
    "Ce compte n'est pas encore déployé, ou est désactivé. Déployez d'abord : le test passe par le compte déployé.",
  'sms-test.demo':
    "C'est le numéro de la personne inventée de Démo, vers qui rien ne part. Saisissez le vôtre.",

  'sms-gate.no-address':
    "L'adresse du téléphone manque ou n'en est pas une. Ouvrez le compte SMS et saisissez-la.",
  'sms-gate.no-login':
    "L'utilisateur ou le mot de passe du téléphone manque. L'application affiche les deux. Ouvrez le compte SMS et saisissez-les.",
  'sms-gate.no-device':
    "Il faut dire au serveur quel téléphone envoie : ouvrez le compte SMS et saisissez l'ID de l'appareil, sinon une répétition pourrait partir d'un autre téléphone.",
  'sms-gate.unknown-device':
    "Le serveur ne connaît plus le téléphone qui a cet ID d'appareil, donc le SMS n'a pas été envoyé. Ouvrez le compte SMS, cliquez sur Chercher, choisissez le téléphone, et déployez.",
  'sms-gate.no-devices':
    "Un téléphone de votre réseau est lui-même l'appareil : laissez l'ID de l'appareil vide.",
  'sms-gate.redirected':
    "L'adresse du téléphone mène ailleurs, et le mot de passe n'y va pas. Écrivez dans le compte SMS l'adresse à laquelle elle mène.",
  'sms-gate.refused':
    "Le téléphone n'a pas accepté le SMS : le numéro ou le texte ne lui convient pas (code {detail}).",
  'sms-gate.wrong-login':
    "L'utilisateur ou le mot de passe du téléphone est faux. L'application affiche les deux.",
  'sms-gate.not-permitted': "Cet identifiant n'a pas le droit d'envoyer des SMS par le téléphone.",
  'sms-gate.not-there':
    "Ce qui répond à l'adresse du téléphone n'est pas SMSGate. L'adresse est-elle juste, avec son chemin si c'est un serveur ?",
  'sms-gate.unreached':
    "Le téléphone n'a pas répondu à {address} : est-il allumé, dans ce réseau, et le serveur local de l'application est-il activé ?",
  'sms-gate.generic':
    "Android n'a pas envoyé le SMS et ne dit pas pourquoi : souvent la SIM n'a plus de crédit, ou le téléphone pas de réseau. Essayez à la main sur ce téléphone.",
  'sms-gate.no-sim':
    "Le téléphone qui envoie n'a pas cette SIM. Vérifiez SIM dans le compte SMS, et dans le téléphone.",
  'sms-gate.server-unreached':
    "Le serveur n'a pas répondu à {address}, donc rien n'a été envoyé. L'adresse est-elle juste, et le serveur tourne-t-il ?",
  'sms-gate.radio-off': "Le téléphone qui envoie est en mode avion, donc le SMS n'est pas parti.",
  'sms-gate.no-service': "Le téléphone qui envoie n'a pas de réseau, donc le SMS n'est pas parti.",
  'sms-gate.limit':
    "Android ne laisse plus le téléphone envoyer de SMS pour l'instant : environ 30 en 30 minutes.",
  'sms-gate.fixed-dialling':
    "La SIM du téléphone qui envoie n'autorise que quelques numéros (numéros autorisés, FDN).",

  'twilio.no-credentials':
    "Le compte SMS n'a pas d'Account SID ou pas d'Auth Token. Ouvrez-le, saisissez-les et déployez ; s'ils viennent d'une variable d'environnement, définissez-la et redémarrez Node-RED. (Node-RED oublie les secrets quand credentialSecret change, et quand un compte est supprimé puis rétabli.)",
  'twilio.no-sender':
    "Le compte SMS n'a ni numéro d'expéditeur (From) ni Messaging Service. Ouvrez-le, saisissez l'un des deux et déployez ; s'il vient d'une variable d'environnement, définissez-la et redémarrez Node-RED.",
  'twilio.region-and-edge':
    "Twilio a besoin de Region et Edge ensemble, ou d'aucun des deux. Ouvrez le compte SMS, remplissez ou videz les deux, et déployez ; si l'un vient d'une variable d'environnement, définissez-la et redémarrez Node-RED.",
  'twilio.wrong-credentials':
    "Twilio n'accepte pas l'Account SID et son jeton, ou ils appartiennent à une autre région. Copiez-les à nouveau depuis la console.",
  'twilio.account-suspended':
    "Le compte Twilio n'est pas actif, ou il est suspendu. Regardez la console Twilio.",
  'twilio.not-permitted':
    "La clé d'API n'a pas le droit d'envoyer des messages. Donnez-lui ce droit, ou utilisez l'Auth Token.",
  'twilio.not-found': 'Twilio ne connaît pas cet Account SID.',
  'twilio.from-invalid':
    "Le numéro d'expéditeur (From) n'est pas de ce compte Twilio, ou ne peut pas envoyer de SMS.",
  'twilio.country-not-enabled':
    'Les SMS vers ce pays ne sont pas activés : console Twilio, Messaging, Geo permissions.',
  'twilio.unverified':
    "Depuis ce compte, Twilio n'envoie qu'aux numéros vérifiés (compte d'essai, ou profil de conformité non approuvé). Vérifiez le numéro, ou terminez le profil dans la console.",
  'twilio.toll-free-unverified':
    "Ce numéro gratuit n'est pas vérifié chez Twilio : vérifiez-le dans la console, ou utilisez un autre expéditeur.",
  'twilio.us-unregistered':
    'Les numéros des États-Unis doivent être enregistrés (A2P 10DLC) avant de pouvoir envoyer. Enregistrez-les dans la console Twilio, ou utilisez ntfy.',
  'twilio.us-campaign':
    'La campagne A2P 10DLC de ce numéro est suspendue ou encore en attente. Regardez la console Twilio.',
  'twilio.personal-use':
    "Twilio n'enregistre aucun numéro des États-Unis pour écrire à vous-même, à vos amis ou à votre famille. Utilisez plutôt ntfy ou un autre moyen.",
  'twilio.sender-not-registered':
    "Cet expéditeur n'est pas enregistré pour ce pays. Regardez la console Twilio.",
  'twilio.messaging-service': "Le Messaging Service est faux ou n'a pas d'expéditeur utilisable.",
  'twilio.pumping-protection':
    'Twilio a bloqué ceci comme une fraude possible : Messaging, SMS pumping protection.',
  'twilio.callback-invalid':
    "Twilio n'accepte pas l'adresse des rapports de distribution. Vérifiez l'adresse publique.",
  'twilio.loop': 'Plus de 15 SMS entre deux numéros en 30 s : Twilio a arrêté une boucle.',

  'store.in-use':
    "Un autre Node-RED utilise le même dossier {folder}. Arrêtez l'un des deux ; rien n'a été touché. S'il n'y en a pas d'autre, le dossier est sur un partage réseau qui ne verrouille pas les fichiers : gardez-le sur un disque local (fitbitConfigFolder dans settings.js).",
  'store.no-locks':
    "Le système de fichiers de {folder} ne verrouille pas les fichiers, comme certains partages réseau. Gardez le dossier sur un disque local (fitbitConfigFolder dans settings.js) ; rien n'a été touché.",
  'store.folder':
    "fitbitConfigFolder dans settings.js n'est pas un chemin. Écrivez-en un comme /data/storage/fitbit, ou retirez-le, et redémarrez Node-RED.",
  'store.damaged':
    'Le fichier {file} est endommagé. Il a été laissé tel quel : mettez une sauvegarde à sa place, ou déplacez-le pour repartir de zéro.',
  'store.newer':
    "Le fichier {file} a été écrit par une version plus récente de cette palette. Mettez-la à jour ; rien n'a été touché.",
  'store.moved':
    'Le contenu du fichier {file} a été déplacé dans une base de données. Indiquez-la dans settings.js (fitbitConfigStore) et redémarrez Node-RED.',
  'store.foreign': "Le fichier {file} n'est pas à nous. Déplacez-le ; rien n'a été touché.",
  'store.key-missing':
    "Le fichier {file} qui déverrouille les connexions enregistrées manque ou est faux. Restaurez-le depuis une sauvegarde ; rien n'a été touché.",
  'store.disk-full':
    "Le disque est plein : rien ne peut être enregistré dans {folder}. Faites de la place : la prochaine vérification continuera d'elle-même.",
  'store.disk-failing':
    "Le disque n'arrive plus à lire ou à écrire {folder} : c'est ce que fait une carte SD usée, ou qui passe d'elle-même en lecture seule. Redémarrez Node-RED, un déploiement ne suffit pas ; si cela revient, regardez le journal système (dmesg) et remplacez la carte.",
  'store.disk-failing.share':
    "Le partage réseau de {folder} n'arrive plus à lire ou à écrire. Vérifiez la connexion à ce partage et redémarrez Node-RED, un déploiement ne suffit pas ; mieux vaut garder le dossier sur un disque local (fitbitConfigFolder dans settings.js).",
  'store.read-only':
    "Rien ne peut être écrit dans {folder}. Vérifiez ses droits, et s'il a été monté en lecture seule (un partage, un volume) ; si tout est juste, la carte est peut-être passée en lecture seule parce qu'elle est usée (dmesg le dit).",
  'store.trouble':
    'Les données dans {folder} sont inutilisables ({detail}). Redémarrez Node-RED ; si cela persiste, mettez une sauvegarde à leur place.',
  'store.no-driver':
    'Ce stockage a besoin du paquet pg. Installez-le dans le dossier utilisateur de Node-RED (npm install pg) et redémarrez Node-RED.',
  'store.address':
    "L'adresse de la base de données PostgreSQL est illisible. Écrivez-en une comme postgres://utilisateur@hote:5432/base, ou un objet tel que le paquet pg l'accepte.",
  'store.address.setting':
    "fitbitConfigStore dans settings.js n'est pas l'adresse d'une base de données PostgreSQL. Écrivez-en une comme postgres://utilisateur@hote:5432/base, ou un objet tel que le paquet pg l'accepte, et redémarrez Node-RED. Dans son mot de passe, écrivez / ? # @ % sous la forme %2F %3F %23 %40 %25, ou donnez le mot de passe par FITBIT_CONFIG_STORE_PASSWORD dans l'environnement.",
  'store.key-missing.nowhere':
    "fitbitConfigStore dans settings.js désigne une base de données, mais il n'y a pas de clé pour sceller les connexions. Créez-en une (openssl rand -base64 32), donnez-la à chaque Node-RED comme FITBIT_CONFIG_STORE_KEY dans l'environnement, ou dans un fichier que fitbitConfigStoreKeyFile désigne, et redémarrez Node-RED.",
  'store.key-missing.no-path':
    "fitbitConfigStoreKeyFile dans settings.js n'est pas un chemin. Écrivez celui du fichier qui contient la clé, et redémarrez Node-RED.",
  'store.key-missing.unreadable':
    'Le fichier {file} avec la clé du stockage est illisible ({detail}). Placez-le là, lisible pour Node-RED, ou désignez-en un autre (fitbitConfigStoreKeyFile dans settings.js), et redémarrez Node-RED.',
  'store.key-missing.odd':
    '{place} ne contient pas de clé : il faut 32 octets, en base64 ou en hexadécimal. Créez-en une (openssl rand -base64 32), ou copiez en entier celle des autres Node-RED, et redémarrez Node-RED.',
  'store.unreachable':
    "La base de données {database} ne répond pas ({detail}). Vérifiez qu'elle tourne et qu'elle est joignable d'ici ; la suite se fera d'elle-même.",
  'store.denied':
    "La base de données {database} refuse l'utilisateur ({detail}). Vérifiez l'utilisateur, le mot de passe, le nom de la base et ses droits.",
  'store.denied.entry':
    "La base de données {database} refuse l'utilisateur ({detail}). Vérifiez l'utilisateur et les lignes de pg_hba.conf ; si elles n'acceptent que des connexions avec TLS (hostssl), indiquez ssl dans fitbitConfigStore (settings.js) et redémarrez Node-RED.",
  'store.denied.no-password':
    "La base de données {database} demande un mot de passe, et il n'y en a pas. Donnez-le à Node-RED par FITBIT_CONFIG_STORE_PASSWORD dans l'environnement, et redémarrez Node-RED.",
  'store.unreachable.full':
    "La base de données {database} n'accepte plus de connexions ({detail}). Chaque Node-RED en demande deux : augmentez max_connections ou la limite de l'utilisateur, ou fermez-en d'autres ; la suite se fera d'elle-même.",
  'store.unreachable.no-tls':
    "La base de données {database} n'offre pas TLS, que fitbitConfigStore dans settings.js demande. Activez-le là-bas (ssl = on dans postgresql.conf) ; n'omettez ssl que sur la même machine.",
  'store.unreachable.untrusted':
    "Le certificat de la base de données {database} n'est pas reconnu ici ({detail}). Mettez dans ssl.ca de fitbitConfigStore (settings.js) le certificat qui l'a signé, ou lui-même s'il est auto-signé, et redémarrez Node-RED.",
  'store.unreachable.other-name':
    "Le certificat de la base de données {database} est pour un autre hôte ({detail}). Nommez l'hôte dans fitbitConfigStore (settings.js) comme le certificat, ou faites-en un pour cet hôte, et redémarrez Node-RED.",
  'store.unreachable.expired':
    "Le certificat de la base de données {database} n'est pas valable maintenant ({detail}). Renouvelez-le, ou mettez l'horloge de cette machine à l'heure.",
  'store.disk-full.database':
    "Le disque de la base de données {database} est plein : rien ne peut être enregistré. Faites de la place : la prochaine vérification continuera d'elle-même.",
  'store.read-only.database':
    "Rien ne peut être écrit dans la base de données {database} : elle est en lecture seule, comme un serveur de secours. Indiquez l'adresse du serveur principal.",
  'store.read-only.setting':
    "La base de données {database} n'accepte aucune modification : default_transaction_read_only y est activé, comme le font certains hébergeurs quand le disque est plein. Faites de la place et désactivez-le ; la suite se fera d'elle-même.",
  'store.newer.database':
    "Les tables de la base de données {database} ont été modifiées par une version plus récente de cette palette. Mettez-la à jour ici aussi ; rien n'a été touché.",
  'store.moved.database':
    'Le contenu de la base de données {database} a été déplacé dans un dossier. Retirez fitbitConfigStore de settings.js et redémarrez Node-RED.',
  'store.foreign.database':
    "Le schéma fitbit de la base de données {database} n'est pas à nous. Renommez-le ou prenez une autre base ; rien n'a été touché.",
  'store.key-missing.database':
    "La clé de la base de données {database} manque, ou n'est pas celle qui a scellé les connexions enregistrées. Donnez la même clé à chaque Node-RED ; rien n'a été touché.",
  'store.unfit':
    "La base de données {database} ne convient pas ({detail}) : il faut PostgreSQL 14 ou plus récent, avec l'encodage UTF8. Rien n'a été touché.",
  'store.not-durable':
    "La base de données {database} confirme ce qu'elle peut encore perdre : synchronous_commit vaut {setting}. Mettez-le à on pour cet utilisateur (ALTER ROLE … SET synchronous_commit = on) ; rien n'a été touché.",
  'store.uncertain':
    "La connexion à la base de données {database} s'est interrompue pendant un enregistrement, et personne ne peut dire s'il a eu lieu. Regardez ce qui a été fait en dernier, et répétez-le s'il manque.",
  'store.instance-late':
    "Ce Node-RED n'a pas répondu pendant trop longtemps, et un autre a repris ce qu'il allait faire.",
  'store.contended':
    "Quelque chose n'a pas pu être enregistré dans la base de données {database}, car d'autres modifiaient sans cesse la même chose. Essayez encore.",
  'store.pooler':
    "Un pooler devant la base de données {database} partage ses connexions et oublie ce qui y a été préparé ({detail}). Menez Node-RED à PostgreSQL même, ou faites que le pooler s'en souvienne (max_prepared_statements de PgBouncer).",
  'store.trouble.database':
    'La base de données {database} est inutilisable ({detail}). Redémarrez Node-RED ; si cela persiste, regardez le journal de PostgreSQL.',

  'web.port-taken':
    "Le port {port} est pris par un autre programme, donc l'adresse publique n'est pas servie.",
  'web.port-refused':
    "Le port {port} sur {bind} est inutilisable ({detail}), donc l'adresse publique n'est pas servie.",
  'web.port-free':
    "Le port {port} est libre : il sera servi au prochain déploiement, ou pendant que quelqu'un se connecte.",
  'web.port-served': 'Servi sur le port {port}.',
  'web.two-servers':
    "Un autre service sert déjà l'adresse publique sur {bind}:{port} ; il y a un seul serveur pour tous, donc ces réglages ne sont pas utilisés.",
  'webhook.refused': 'Une notification sans signature valide est arrivée de {address} et a été refusée.',
  'web.path-not-allowed':
    'Le chemin {path} est inutilisable : il doit commencer par /fitbit/, et certains mots y sont pris.',
  'web.path-taken':
    'Le chemin {path} est déjà utilisé par un autre service. Choisissez-en un autre sous Plus.',
  'web.no-raw-body':
    'Le serveur de Node-RED ne peut pas servir à cela : son fonctionnement interne a changé. Choisissez un port à part.',
  'web.auth-blocked':
    'httpNodeAuth protège les chemins publics. Laissez-les passer dans la boîte de dialogue du service, ou choisissez un port à part.',
  'web.editor-open':
    "L'adresse publique mène à Node-RED lui-même, et l'éditeur n'a pas de mot de passe : quiconque atteint cette adresse peut ouvrir votre éditeur.",
  'web.no-http-node':
    'Node-RED ne sert pas de noeuds ici (httpNodeRoot est false). Choisissez un port à part.',
  'signup.no-address':
    "Personne ne peut s'inscrire ici sans adresse publique. Saisissez-en une dans la boîte de dialogue du service, ou connectez plutôt les personnes dans l'éditeur.",
  'signup.no-redirect':
    "Le service n'accepte pas cette adresse publique comme redirection, donc personne ne peut s'inscrire ici. Saisissez-en une autre dans la boîte de dialogue du service, ou connectez plutôt les personnes dans l'éditeur.",
  'signup.no-invitation':
    "Le mot d'invitation de la page d'inscription a disparu : sa variable d'environnement est vide ou non définie, ou credentialSecret a changé. La page reste fermée, sinon elle serait ouverte à tous. Saisissez à nouveau le mot et déployez, ou définissez la variable et redémarrez Node-RED.",
  'signup.title': 'Alertes de batterie pour votre Fitbit',
  'signup.intro':
    "Quelqu'un qui fait tourner un petit ordinateur à la maison vous propose de vous prévenir par SMS avant que la batterie de votre Fitbit ou de votre Pixel Watch soit vide.",
  'signup.intro.no-number':
    "Quelqu'un qui fait tourner un petit ordinateur à la maison propose de prévenir avant que la batterie de votre Fitbit ou de votre Pixel Watch soit vide.",
  'signup.what-is-read':
    "Ce qui est lu : la batterie de vos appareils et l'heure de leur dernière synchronisation. Rien d'autre : aucune donnée de santé, aucune position.",
  'signup.what-is-stored':
    "Ce qui est enregistré, sur cet ordinateur seulement : votre nom, votre numéro et votre langue, la connexion à {service} avec l'identifiant et le fuseau horaire de votre compte là-bas, les noms de vos appareils, vos réglages, les niveaux de batterie, ce qui vous a été signalé, et les SMS. Votre numéro et chaque SMS passent par un service de SMS, qui tient son propre journal.",
  'signup.what-is-stored.no-number':
    "Ce qui est enregistré, sur cet ordinateur seulement : votre nom et votre langue, la connexion à {service} avec l'identifiant et le fuseau horaire de votre compte là-bas, les noms de vos appareils, vos réglages, les niveaux de batterie et ce qui a été signalé.",
  'signup.what-is-read.webhooks':
    "Ce qui est lu : la batterie de vos appareils et l'heure de leur dernière synchronisation. L'accès à votre activité est aussi demandé à {service}, seulement pour que cet ordinateur apprenne que de nouveaux pas sont arrivés ; les pas eux-mêmes ne sont pas lus. Votre position n'est pas demandée.",
  'signup.what-is-stored.webhooks':
    "Ce que {service} signale est enregistré aussi : que des pas ont été comptés, et quand ; jusqu'à ce que ce soit traité.",
  'signup.leave-any-time':
    'Vous pouvez vous désinscrire à tout moment : tout ce qui vous concerne est alors supprimé sur cet ordinateur, sauf des empreintes de votre numéro et des SMS, et un identifiant aléatoire, pendant trois jours au plus, pour que rien ne vous parvienne par erreur ; les sauvegardes, et le journal du service de SMS, peuvent en garder plus et plus longtemps.',
  'signup.leave-any-time.no-number':
    "Vous pouvez vous désinscrire à tout moment : tout ce qui vous concerne est alors supprimé sur cet ordinateur, sauf un identifiant aléatoire, et des empreintes des SMS à votre sujet s'il y en a eu, pendant trois jours au plus, pour que rien ne parte par erreur ; les sauvegardes peuvent en garder plus et plus longtemps.",
  'signup.privacy.link': 'Confidentialité : ce que deviennent vos données',
  'signup.privacy.title': 'Confidentialité',
  'signup.privacy.who': 'Qui est responsable',
  'signup.privacy.who-text':
    'La personne qui gère cette page : {contact}. Les auteurs du logiciel ne reçoivent aucune de vos données.',
  'signup.privacy.who-unnamed':
    "La personne qui gère cette page et vous en a envoyé l'adresse. Aucun contact n'est indiqué ici : demandez-le-lui avant de vous inscrire. Les auteurs du logiciel ne reçoivent aucune de vos données.",
  'signup.privacy.why': "Pourquoi, et ce qui l'autorise",
  'signup.privacy.why-text':
    "Pour prévenir avant que la batterie de votre appareil soit vide, ou quand il ne se synchronise plus. Vous l'autorisez par votre consentement sur la page d'inscription, et pouvez le retirer à tout moment.",
  'signup.privacy.what': 'Ce qui est lu et enregistré',
  'signup.privacy.long': 'Combien de temps',
  'signup.privacy.long-text':
    "Les niveaux de batterie sont gardés deux ans au plus pour chaque appareil, leur vitesse de baisse pour chaque heure de ses huit dernières semaines, les alertes jusqu'à leur départ, les SMS sept jours et leurs empreintes (du numéro et du texte) un jour, ce que vous y répondez jusqu'à sa transmission à la personne qui gère cette page, et une empreinte de cette réponse huit jours, tout le reste jusqu'à votre désinscription. Une inscription que vous ne terminez pas est oubliée après une heure.",
  'signup.privacy.long-number':
    "Les empreintes des numéros qui ont reçu un code sont gardées un jour ; si vous changez de numéro, celle de l'ancien trois jours au plus ; si un numéro qui n'est confirmé pour personne répond STOP, la sienne jusqu'à ce qu'il réponde START.",
  'signup.privacy.recipients': "Qui d'autre reçoit quelque chose",
  'signup.privacy.recipients-cloud':
    '{service} apprend que cet ordinateur interroge vos appareils. Ce que {service} fait de vos données est dans sa propre politique de confidentialité.',
  'signup.privacy.recipients-sms':
    "Un service de SMS reçoit votre numéro et le texte de chaque SMS, et tient son propre journal, peut-être dans un autre pays. Demandez lequel : c'est la personne qui gère cette page qui le choisit.",
  'signup.privacy.recipients-flow':
    "La personne qui gère cette page peut aussi envoyer les alertes à d'autres, ou en garder des copies, et voit votre nom, vos niveaux de batterie et vos réglages. Demandez-lui si vous voulez en savoir plus.",
  'signup.privacy.rights': 'Vos droits',
  'signup.privacy.rights-text':
    "Votre page personnelle, dont vous recevez le lien après l'inscription, montre ce qui est enregistré et vous permet de vous désinscrire. Vous pouvez en outre demander à la personne qui gère cette page une copie, une rectification, une suppression ou une limitation de l'usage, et vous plaindre auprès d'une autorité de protection des données. Vous pouvez aussi retirer l'accès dans votre compte chez {service}.",
  'signup.contact': 'Questions : {contact}',
  'signup.name': 'Votre nom',
  'signup.name-hint': 'Utilisé dans les SMS, par exemple : Charge 6 (Anna) : batterie à 15 %.',
  'signup.number': 'Votre numéro de mobile',
  'signup.number-hint': "Avec + et l'indicatif du pays, ou comme vous le composez chez vous.",
  'signup.invitation': "Mot d'invitation",
  'signup.consent': "J'accepte que cela soit lu et enregistré.",
  'signup.continue': 'Continuer vers {service}',
  'signup.check.submit': 'Continuer',
  'signup.check.title': 'Est-ce votre numéro ?',
  'signup.check.code': 'Un code sera envoyé à ce numéro, et plus tard les alertes :',
  'signup.check.text': 'Les alertes iront à ce numéro :',
  'signup.check.wrong':
    "Rien n'est gardé avant que vous continuiez. Si ce n'est pas votre numéro, modifiez-le et écrivez-le avec + et l'indicatif du pays.",
  'signup.check.change': 'Modifier',
  'signup.next':
    "À la page suivante, {service} vous demande votre accord. Si des cases s'y affichent, cochez-les toutes.",
  'signup.google-warning':
    "Google avertira peut-être qu'il n'a pas validé cette application : la personne qui la gère ne le lui a pas demandé. Pour continuer, choisissez Paramètres avancés, puis Accéder à l'application.",
  'signup.error.title': "À revoir, s'il vous plaît :",
  'signup.error.name': 'Indiquez un nom, de 60 caractères au plus.',
  'signup.error.number':
    "Ce n'est pas un numéro de téléphone. Écrivez-le avec l'indicatif du pays, par exemple +33 6 39 98 00 12.",
  'signup.error.ambiguous-number':
    "On ne sait pas quel numéro c'est. Écrivez-le avec +, sans 0 entre parenthèses, par exemple +33 6 39 98 00 12.",
  'signup.error.costly': 'Ce numéro est surtaxé. Indiquez un numéro de mobile.',
  'signup.error.no-number': 'Indiquez votre numéro de mobile.',
  'signup.error.country': "Les numéros de ce pays ne sont pas joignables d'ici.",
  'signup.error.invitation': "Ce n'est pas le mot d'invitation. Demandez à la personne qui vous invite.",
  'signup.error.consent': "Cochez la case si vous êtes d'accord ; sans cela, vous ne pouvez pas continuer.",
  'signup.error.form': 'Cette page est restée ouverte trop longtemps, ou son cookie manque. Réessayez.',
  'signup.busy': 'Trop de monde essaie en ce moment. Revenez dans une heure.',
  'signup.full': "Il n'y a plus de place ici. Demandez à la personne qui vous invite.",
  'signup.gone':
    "Cette inscription est close : elle a duré plus d'une heure, ou elle est terminée. Recommencez.",
  'signup.refused':
    "Vous n'avez pas donné votre accord, donc rien n'a changé. Si c'était une erreur, recommencez.",
  'signup.used':
    "Ce lien est trop ancien ou a déjà servi. Rien n'a été enregistré en l'ouvrant à nouveau. Ce que vous venez d'autoriser, vous pouvez le retirer dans votre compte chez {service}. Si vous n'aviez pas fini, recommencez.",
  'signup.unticked':
    "{service} n'a pas donné l'autorisation de lire la batterie, donc rien n'a changé. Recommencez ; si des cases s'affichent, cochez-les toutes.",
  'signup.not-linked':
    "Ce compte Google n'a pas de profil Google Health, ou son compte Fitbit n'a pas été transféré vers Google. Connectez-vous à l'application Google Health (anciennement Fitbit), puis recommencez ici. Un compte qui n'a pas été transféré est peut-être déjà supprimé.",
  'signup.later':
    "{service} ne répond pas comme il faut en ce moment, donc rien n'a changé. Recommencez un peu plus tard.",
  'signup.tell-owner':
    'On ne peut pas continuer avant que la personne qui gère cette page ait corrigé quelque chose. Dites-lui : « {reason} »',
  'signup.expired': "Cela a pris plus de dix minutes, donc rien n'a changé. Recommencez.",
  'signup.other-browser':
    'Cette inscription a été commencée dans un autre navigateur. Terminez-la là-bas, ou recommencez ici.',
  'signup.code-again-later':
    "Trois codes sont partis vers ce numéro en une heure. Attendez une heure avant d'en demander un autre.",
  'signup.codes-used-up': "Aucun code ne peut plus être envoyé aujourd'hui. Revenez demain.",
  'signup.code.title': 'Saisissez le code',
  'signup.code.text': 'Nous avons envoyé un code à six chiffres au {number}. Il est valable dix minutes.',
  'signup.code.label': 'Code',
  'signup.code.submit': 'Confirmer',
  'signup.code.again': 'Envoyer un autre code',
  'signup.code.wrong': "Ce n'est pas le code. Regardez à nouveau le SMS.",
  'signup.code.no-code': "Le code a six chiffres. Cela n'a pas compté comme un essai.",
  'signup.code.late': 'Le code a expiré. Demandez-en un autre.',
  'signup.code.used-up': "C'était faux cinq fois. Demandez un autre code.",
  'signup.code.sent': 'Un autre code est en route.',
  'signup.owner.title': 'Presque fini',
  'signup.owner.text':
    'La connexion est établie. La personne qui gère cette page doit encore confirmer votre numéro ; ensuite, vous recevrez les alertes de votre batterie. Pour accéder à votre page, modifier quelque chose ou vous désinscrire, inscrivez-vous à nouveau plus tard.',
  'signup.done.title': "C'est fait",
  'signup.done.text': 'Désormais, vous recevrez les alertes de votre batterie.',
  'signup.done.link':
    'Votre page personnelle, pour modifier quelque chose ou vous désinscrire. Gardez son adresse pour vous :',
  'signup.done.keep': 'Conservez-la : elle ne vous est pas envoyée.',
  'signup.done.reconnected': "La connexion est rétablie, avec les réglages d'avant.",
  'signup.start-again': 'Recommencer',
  'signup.failed.title': "Cela n'a pas marché",
  'page.store-trouble':
    "Quelque chose ne va pas ici en ce moment. Prévenez la personne qui gère cette page ; elle voit ce que c'est.",
  'signup.forbidden.title': "Pas d'ici",
  'signup.forbidden.text': "Cette page n'est pas ouverte au réseau d'où vous venez.",
  'answer.nothing-open':
    "Aucune alerte de ce genre n'est ouverte : la batterie a été rechargée, ou personne n'a été prévenu.",
  'answer.demo-no-pause': 'Démo ne connaît ni pause ni Plus tard.',
  'answer.until': 'msg.until doit être une heure, par exemple 2026-12-24T18:00:00Z.',
  'answer.alert-unsaid':
    'msg.action vaut {action} : dites dans msg.alert quelle alerte, ou dans msg.person de qui, par un ID, un nom ou "everybody".',
  'answer.how-long': 'msg.hours doit être un nombre supérieur à 0.',
  'answer.snooze': 'Une alerte peut être reportée à une heure à venir, de sept jours au plus.',
  'answer.pause': "Une pause dure jusqu'à une heure à venir, un an au plus.",
  'answer.action-unknown': 'msg.action vaut {action}, que personne ne connaît ici. Connus : {known}.',
  'answer.person-unsaid':
    'msg.action vaut {action} : dites dans msg.person de qui, par un ID, un nom ou "everybody".',
  'answer.person-unknown':
    'Personne n\'a cet ID ou ce nom. Prenez-en un dans la liste du service, ou "everybody".',
  'answer.person-ambiguous':
    "{count} personnes ont ce nom. Dites par l'ID, dans msg.person, de qui il s'agit.",
  'answer.hours': "msg.hours doit être un nombre de 1 à {most} : jusqu'où remonter.",
  'answer.too-many-people':
    "Plus de {most} personnes, c'est trop pour une réponse. Demandez-les l'une après l'autre, par msg.person.",
  'answer.too-many-readings':
    "Plus de {most} relevés, c'est trop pour une réponse. Demandez moins d'heures, ou une personne après l'autre.",

  'picture.title': '{who} : {device}',
  'picture.now': 'maintenant',
  'picture.level': 'Dernier relevé : {level} %.',
  'picture.word': 'Dernier relevé : {word}, sans niveau en pour cent.',
  'picture.empty': 'La batterie est déjà presque vide.',
  'picture.low-between': "Sans doute à {level} % entre {from} et {to}, si elle n'est pas rechargée.",
  'picture.low-before': "Sans doute à {level} % avant {to}, si elle n'est pas rechargée.",
  'picture.low-by-now': "Sans doute déjà à {level} %, si elle n'a pas été rechargée.",
  'picture.empty-between':
    "Sans doute presque vide ({level} %) entre {from} et {to}, si elle n'est pas rechargée.",
  'picture.empty-before': "Sans doute presque vide ({level} %) avant {to}, si elle n'est pas rechargée.",
  'picture.empty-by-now': "Sans doute déjà presque vide ({level} %), si elle n'a pas été rechargée.",
  'picture.no-forecast': "Il n'y a pas de prévision en ce moment.",
  'picture.nothing': "Rien n'a encore été relevé.",
  'picture.legend': 'En pointillé : la suite probable. En ombré : où elle se situera quatre fois sur cinq.',
  'picture.legend.advice': 'Trait vertical, avec une heure : le bon moment pour recharger.',
  'alerts.title': 'Alertes ouvertes',
  'alerts.none': "Aucune alerte n'est ouverte.",
  'alerts.more': {
    by: 'number',
    one: '{number} autre alerte est ouverte.',
    other: '{number} autres alertes sont ouvertes.',
  },
  'alerts.low': 'faible',
  'alerts.critical': 'presque vide',
  'alerts.told': 'Signalée {ago}.',
  'alerts.told-often': "Signalée d'abord {ago}, {times} fois jusqu'ici.",
  'alerts.held': "Sera signalée {when}, si c'est toujours vrai.",
  'alerts.acknowledged': "Quelqu'un s'en occupe.",
  'alerts.snoozed': "Reportée jusqu'à {when}.",
  'alerts.escalated': 'Personne suivante prévenue {when}.',
  'alerts.next-reminder': "Sera signalée à nouveau {when}, sauf recharge d'ici là.",
  'alerts.next-escalation': "La personne suivante sera prévenue {when}, sauf recharge d'ici là.",
  'alerts.acknowledge': "Je m'en occupe",
  'alerts.later': 'Plus tard',
  'alerts.said.acknowledged': "Quelqu'un s'en occupe maintenant.",
  'alerts.said.later': "Reportée : elle sera signalée à nouveau plus tard, sauf recharge d'ici là.",
  'alerts.said.over': 'Cette alerte a pris fin entre-temps.',
  'pause.everybody': 'Pause pour tout le monde',
  'pause.hint':
    "D'ici là, personne n'est prévenu pour les batteries. La pause se termine d'elle-même. La fin d'une connexion est signalée quand même.",
  'pause.hint.own':
    "D'ici là, personne n'est prévenu pour vos batteries. La pause se termine d'elle-même. La fin de votre connexion est signalée quand même.",
  'pause.until': "Jusqu'à la fin du",
  'pause.pause': 'Pause',
  'pause.resume': 'Terminer la pause',
  'pause.paused': "En pause jusqu'au {when} inclus.",
  'pause.paused.time': "En pause jusqu'à : {when}.",
  'pause.said.paused': 'En pause.',
  'pause.said.resumed': 'Plus de pause : les alertes reprennent.',
  'pause.error': "Choisissez un jour à partir d'aujourd'hui, dans l'année qui vient.",

  // The page by which somebody looks after people without having the editor: "page de suivi".
  'owner.title': "Vue d'ensemble",
  'owner.no-link':
    "Ce lien ne fonctionne pas, ou plus. Demandez-en un nouveau à la personne qui vous l'a donné.",
  'owner.not-served':
    "La page de suivi s'ouvre par une adresse publique. Saisissez-en d'abord une dans le service, et déployez.",
  'owner.keep':
    "Quiconque a l'adresse de cette page voit et fait la même chose que vous. Ne la transmettez pas.",
  'owner.people': 'Personnes',
  'owner.nobody': "Il n'y a encore personne.",
  'owner.no-device': "Aucun niveau n'est encore connu.",
  'owner.level-unknown': 'niveau inconnu',
  'owner.synced': 'synchronisé {ago}',
  'owner.sync-unknown': 'dernière synchronisation inconnue',
  'owner.standing.critical': 'presque vide',
  'owner.standing.low': 'faible',
  'owner.standing.not-syncing': 'pas de synchronisation',
  'owner.standing.retired': 'non utilisé',
  'owner.need.no-client':
    "Rien n'est vérifié : le service n'est plus configuré. Prévenez la personne qui gère cette page.",
  'owner.need.reconnect': 'La connexion a pris fin : cette personne doit se reconnecter.',
  'owner.need.untold':
    "Une alerte n'a pas pu être envoyée par SMS. Prévenez la personne qui gère cette page.",
  'owner.need.confirm': "Le numéro de mobile n'est pas encore confirmé. D'ici là, rien n'est vérifié.",
  'owner.need.not-linked':
    'On ne sait pas encore quelle montre est la sienne. Prévenez la personne qui gère cette page.',
  'owner.need.cannot-check': 'Les vérifications ne réussissent pas.',
  'owner.page': 'Page {page} sur {pages}',
  'owner.page-before': 'Page précédente',
  'owner.page-after': 'Page suivante',
  'owner.sms': 'SMS de ce mois',
  'owner.sms-count': '{number}',
  'owner.sms-of': '{number} sur {most} au plus',

  'signup.me.title': 'Votre page',
  'signup.me.stored': 'Ce qui est enregistré à votre sujet',
  'signup.me.name': 'Nom',
  'signup.me.number': 'Numéro',
  'signup.me.no-number': 'aucun',
  'signup.me.connection': 'Connexion',
  'signup.me.connected-since': '{service}, depuis le {day}',
  'signup.me.lost': '{service}, terminée',
  'signup.me.devices': 'Appareils',
  'signup.me.device': '{device} : {level}',
  'signup.me.unknown': 'inconnu',
  'signup.me.readings': 'Relevés de batterie',
  'signup.me.stopped':
    'Votre numéro a répondu STOP, donc aucun SMS ne peut lui parvenir. Envoyez START au même numéro pour en recevoir à nouveau.',
  'signup.me.settings': 'Réglages',
  'signup.me.sms': "M'envoyer des SMS",
  'signup.me.low': 'Me prévenir en dessous de (pour cent)',
  'signup.me.hours': 'Me prévenir sans synchronisation depuis (heures)',
  'signup.me.advice': 'Me conseiller de recharger à temps',
  'signup.me.advice-at': 'Me conseiller de recharger à (votre heure)',
  'signup.me.default': "Laissez vide pour ce qu'a choisi la personne qui gère cette page.",
  'signup.me.default.low': '{low} % si vous ne changez rien. Laissez vide pour cela.',
  'signup.me.default.hours': '{hours} h si vous ne changez rien. Laissez vide pour cela.',
  'signup.me.default.advice': '{time} si vous ne changez rien. Laissez vide pour cela.',
  'signup.me.quiet-from': 'Ne rien me signaler à partir de (votre heure)',
  'signup.me.quiet-to': "jusqu'à",
  'signup.me.quiet.hint':
    "Ce qu'il y a à signaler arrive ensuite, si c'est toujours vrai. Laissez les deux vides pour ce qu'a choisi la personne qui gère cette page ; deux fois la même heure : aucune heure calme.",
  'signup.me.default.quiet':
    "Ce qu'il y a à signaler arrive ensuite, si c'est toujours vrai. De {from} à {to} si vous ne changez rien. Laissez les deux vides pour cela ; deux fois la même heure : aucune heure calme.",
  'signup.me.default.no-quiet':
    "Ce qu'il y a à signaler arrive ensuite, si c'est toujours vrai. Pas d'heures calmes, sauf si vous écrivez les deux.",
  'signup.me.critical': 'Me réveiller si une batterie est presque vide',
  'signup.me.error.quiet': 'Écrivez deux heures comme 22:00 et 07:00, ou rien dans les deux champs.',
  'signup.me.save': 'Enregistrer',
  'signup.me.saved': 'Enregistré.',
  'signup.me.other-number': 'Un autre nom ou numéro ? Inscrivez-vous à nouveau avec le même compte.',
  'signup.me.error.low': 'Écrivez un nombre entier de 1 à 100, ou rien.',
  'signup.me.error.hours': 'Écrivez un nombre entier de 1 à 720, ou rien.',
  'signup.me.error.advice': 'Écrivez une heure comme 20:00, ou rien.',
  'signup.me.leave': 'Se désinscrire',
  'signup.me.leave-text':
    "Met fin à la connexion à {service} et supprime ici votre nom, votre numéro, la connexion et l'historique.",
  'signup.me.leave-sure': 'Oui, supprimer tout ce qui me concerne',
  'signup.me.leave-submit': 'Se désinscrire',
  'signup.me.left.title': 'Désinscription faite',
  'signup.me.left.text':
    'Tout ce qui vous concerne a été supprimé ici, sauf ce que nomme le texte de confidentialité, et la connexion à {service} a pris fin.',
  'signup.me.left.not-revoked':
    "Tout ce qui vous concerne a été supprimé ici, sauf ce que nomme le texte de confidentialité. {service} n'a pas pu être prévenu : retirez l'application dans votre compte, là-bas.",
  'signup.me.not-found':
    "Ce lien n'est plus valable. Passez à nouveau par la page d'inscription et vous en recevrez un nouveau.",
  'signup.me.error.sure': 'Cochez la case si vous voulez vraiment vous désinscrire.',
  'signup.done.new-link': "Ce lien est nouveau : celui d'avant ne fonctionne plus.",
  'signup.sms.code': "{code} est votre code pour {title}. Si vous ne l'avez pas demandé, ne faites rien.",
  'signup.sms.code-known':
    "Quelqu'un s'inscrit avec votre numéro pour {title}. Si c'est vous, le code est {code}. Sinon, ne faites rien.",
  'signup.sms.welcome':
    'Bonjour {who}, vous aurez un SMS si votre batterie est faible ({title}). Votre page, aussi pour vous désinscrire : {link}',

  'signup.by-msg.title': 'Alertes de batterie pour votre montre',
  'signup.by-msg.intro':
    "Quelqu'un qui fait tourner un petit ordinateur à la maison vous propose de vous prévenir par SMS avant que la batterie de votre montre soit vide.",
  'signup.by-msg.intro.no-number':
    "Quelqu'un qui fait tourner un petit ordinateur à la maison propose de prévenir avant que la batterie de votre montre soit vide.",
  'signup.by-msg.what-is-read':
    "Ce qui arrive : le niveau de batterie de votre montre, et l'heure de ses dernières nouvelles, par le moyen que la personne qui gère cette page a mis en place avec vous. Aucun compte à vous n'est interrogé.",
  'signup.by-msg.what-is-stored':
    'Ce qui est enregistré, sur cet ordinateur seulement : votre nom, votre numéro et votre langue, les noms de vos appareils, vos réglages, les niveaux de batterie, ce qui vous a été signalé, et les SMS. Votre numéro et chaque SMS passent par un service de SMS, qui tient son propre journal.',
  'signup.by-msg.what-is-stored.no-number':
    'Ce qui est enregistré, sur cet ordinateur seulement : votre nom et votre langue, les noms de vos appareils, vos réglages, les niveaux de batterie et ce qui a été signalé.',
  'signup.by-msg.recipients':
    "Par quel moyen le niveau de votre montre arrive ici, et qui d'autre le voit en chemin, la personne qui gère cette page peut vous le dire.",
  'signup.by-msg.rights':
    "Votre page personnelle, dont vous recevez le lien après l'inscription, montre ce qui est enregistré et vous permet de vous désinscrire. Vous pouvez en outre demander à la personne qui gère cette page une copie, une rectification, une suppression ou une limitation de l'usage, et vous plaindre auprès d'une autorité de protection des données.",
  'signup.by-msg.next': 'La personne qui gère cette page dit ensuite quelle montre est la vôtre.',
  'signup.by-msg.owner':
    'La personne qui gère cette page doit maintenant confirmer votre numéro et, pour une première inscription, dire quelle montre est la vôtre. Prévenez-la : ce que personne ne regarde est oublié après une semaine. Ensuite, vous recevrez les alertes de votre batterie, et le lien vers votre page sera envoyé à votre numéro.',
  'signup.by-msg.done':
    'Dès que la personne qui gère cette page aura dit quelle montre est la vôtre, vous recevrez les alertes de sa batterie.',
  'signup.by-msg.week':
    'Prévenez-la : une inscription sans numéro que personne ne regarde est oubliée après une semaine.',
  'signup.by-msg.known':
    'Vous étiez déjà dans la liste, et vos réglages restent les mêmes. Vous recevrez les alertes de votre batterie dès que la personne qui gère cette page aura dit quelle montre est la vôtre.',
  'signup.by-msg.long-text':
    "Les niveaux de batterie sont gardés deux ans au plus pour chaque appareil, leur vitesse de baisse pour chaque heure de ses huit dernières semaines, les alertes jusqu'à leur départ, les SMS sept jours et leurs empreintes (du numéro et du texte) un jour, ce que vous y répondez jusqu'à sa transmission à la personne qui gère cette page, et une empreinte de cette réponse huit jours, tout le reste jusqu'à votre désinscription. Une inscription que vous ne terminez pas est oubliée après une heure, et une autre qui ne prouve aucun numéro par un code et que personne ne regarde, après une semaine. Après votre désinscription, une empreinte du nom sous lequel votre montre était connue reste, pour que ses niveaux ne vous fassent pas revenir.",
  'signup.by-msg.leave-any-time':
    'Vous pouvez vous désinscrire à tout moment : tout ce qui vous concerne est alors supprimé sur cet ordinateur, sauf une empreinte du nom sous lequel votre montre était connue, pour que ses niveaux ne vous fassent pas revenir, et des empreintes de votre numéro et des SMS, et un identifiant aléatoire, pendant trois jours au plus, pour que rien ne vous parvienne par erreur ; les sauvegardes, et le journal du service de SMS, peuvent en garder plus et plus longtemps.',
  'signup.by-msg.leave-any-time.no-number':
    "Vous pouvez vous désinscrire à tout moment : tout ce qui vous concerne est alors supprimé sur cet ordinateur, sauf une empreinte du nom sous lequel votre montre était connue, pour que ses niveaux ne vous fassent pas revenir, et un identifiant aléatoire, et des empreintes des SMS à votre sujet s'il y en a eu, pendant trois jours au plus, pour que rien ne parte par erreur ; les sauvegardes peuvent en garder plus et plus longtemps.",
  'signup.by-msg.since': 'depuis le {day}',
  'signup.by-msg.other-number': 'Un autre nom ou numéro ? Dites-le à la personne qui gère cette page.',
  'signup.by-msg.leave': "Supprime ici votre nom, votre numéro et l'historique.",
  'signup.by-msg.left':
    'Tout ce qui vous concerne a été supprimé ici, sauf ce que nomme le texte de confidentialité.',
  'signup.by-msg.not-found':
    "Ce lien n'est plus valable. Inscrivez-vous à nouveau avec le même nom et le même numéro et vous en recevrez un nouveau.",

  'internal.trouble': 'Un problème inattendu est survenu ({detail}). Merci de le signaler.',
  'palette.unreadable':
    'Un fichier de la palette manque ou est illisible ({detail}). Réinstallez la palette et redémarrez Node-RED.',
};

export const replyWords: ReplyWords = {
  ok: [
    ...[
      'ok',
      'okay',
      'okey',
      'oki',
      'k',
      'oui',
      'ouais',
      'ouai',
      'ouep',
      "d'accord",
      "d'acc",
      'dac',
      'dacc',
      'daccord',
    ],
    ...[
      'ça marche',
      'ça roule',
      'entendu',
      'bien entendu',
      'compris',
      'bien compris',
      'bien reçu',
      'reçu',
      'vu',
      'bien sûr',
    ],
    ...[
      'noté',
      'bien noté',
      "c'est noté",
      'cest noté',
      'fait',
      "c'est fait",
      'cest fait',
      'c fait',
      "c'est bon",
      'cest bon',
      'c bon',
    ],
    ...[
      "je m'en occupe",
      'je men occupe',
      'jm en occupe',
      "je m'en charge",
      'je men charge',
      "on s'en occupe",
      'je le fais',
    ],
    ...[
      'je la recharge',
      'je le recharge',
      'je recharge',
      'je la charge',
      'je le charge',
      'je vais la charger',
      'je vais le charger',
      'je vais la recharger',
      'je vais le recharger',
      'je vais le faire',
      'je gère',
      'parfait',
    ],
    ...['je charge', 'je la branche', 'je le branche', 'je la mets à charger', 'je le mets à charger'],
    ...['en charge', 'elle est en charge', 'il est en charge', 'elle charge', 'il charge'],
  ],
  later: [
    ...[
      'plus tard',
      'plus tard dans',
      '+ tard',
      'pas maintenant',
      "tout à l'heure",
      'après',
      'rappel',
      'rappel dans',
      'rappelle',
    ],
    ...['rappelle moi', 'rappelle moi dans', 'rappelle moi plus tard', 'rappelez moi', 'rappelez moi dans'],
    ...[
      'rappelez moi plus tard',
      'reporter',
      'reporter de',
      'reporte',
      'reporte de',
      'reportez',
      'reportez de',
    ],
  ],
  pause: [
    ...[
      'pause',
      'pause de',
      'pause pour',
      'pause pendant',
      'en pause',
      'mettre en pause',
      'mets en pause',
      'mettez en pause',
    ],
    ...['silence', 'silencieux', 'muet', 'sourdine', 'vacances', 'en vacances', 'congés'],
  ],
  battery: [
    ...[
      'batterie',
      'batteries',
      'la batterie',
      'niveau',
      'niveaux',
      'niveau de batterie',
      'niveau batterie',
      'état',
      'état batterie',
    ],
    ...['état de la batterie', 'niveau de la batterie', 'niveau de charge', 'statut', 'pile'],
  ],
  stop: [
    ...[
      'stop',
      'arrêt',
      'arrêter',
      'arrête',
      'arrêtez',
      'stop SMS',
      'plus de SMS',
      'pas de SMS',
      "plus d'SMS",
    ],
    ...[
      'désabonner',
      'désabonnement',
      'me désabonner',
      'se désabonner',
      'désinscrire',
      'désinscription',
      'me désinscrire',
    ],
    ...['se désinscrire', 'résilier'],
  ],
  start: [
    'start',
    'démarrer',
    'commencer',
    'activer',
    'réactiver',
    "s'inscrire",
    'inscrire',
    'inscription',
    'réabonner',
  ],
  thanks: [
    ...[
      'merci',
      'merci beaucoup',
      'merci bien',
      'merci bcp',
      'bcp',
      'un grand merci',
      'grand merci',
      'mille mercis',
      'mci',
      'mrc',
    ],
    ...["s'il te plaît", "s'il vous plaît", 'stp', 'svp', 'bises', 'bisous', 'biz', 'cordialement', 'cdt'],
    ...['merci à toi', 'merci à vous', 'bonne journée', 'bonne soirée', 'bonne nuit'],
  ],
  hours: ['h', 'hr', 'heure', 'heures'],
  days: ['j', 'jr', 'jrs', 'jour', 'jours'],
  weeks: ['sem', 'semaine', 'semaines'],
};
