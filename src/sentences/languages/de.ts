// German: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
import type { ReplyWords, Sentence, SentenceKey } from '../sentences';

export const words: Readonly<Record<SentenceKey, Sentence>> = {
  'alert.low': '{device} von {who}: Akku bei {level} %. Bitte bald laden.',
  'alert.low.until': '{device} von {who}: Akku bei {level} %. Er reicht bis {when}. Bitte bald laden.',
  'alert.low.unknown': '{device} von {who} meldet einen schwachen Akku. Bitte bald laden.',
  'alert.critical': '{device} von {who}: Akku bei {level} %. Bitte jetzt laden.',
  'alert.critical.unknown': '{device} von {who} meldet einen leeren Akku. Bitte jetzt laden.',
  'alert.charge-soon': '{who}, {device}: Akku bei {level} %, {when} fast leer. {charge}',
  'alert.escalated': '{sentence} {who} weiß es seit {time}, und niemand hat geladen.',
  'alert.escalated.unnamed': '{sentence} Zum ersten Mal gemeldet {time}, und niemand hat geladen.',
  'alert.charged': '{device} von {who} ist wieder geladen: {level} %.',
  'alert.charged.unknown': '{device} von {who} ist wieder geladen.',
  'alert.not-syncing':
    '{device} von {who} hat sich seit {span} nicht synchronisiert. Der Akku ist vielleicht leer, oder das Handy ist nicht in der Nähe.',
  'alert.not-syncing.level':
    '{device} von {who} hat sich seit {span} nicht synchronisiert, zuletzt mit {level} %. Der Akku ist vielleicht leer, oder das Handy ist nicht in der Nähe.',
  'alert.not-syncing.unchanged':
    '{device} von {who} zeigt seit {days} Tagen unverändert {level} %. Der Akku ist vielleicht leer, oder es fehlt die Synchronisierung.',
  'alert.syncing-again': '{device} von {who} synchronisiert sich wieder.',
  'alert.syncing-again.level': '{device} von {who} synchronisiert sich wieder: {level} %.',
  'alert.reconnect': 'Die Verbindung zum Fitbit von {who} ist beendet. {reason}',
  'alert.reconnect.testing':
    'Sie endete etwa eine Woche nach der Zustimmung: Das Google-Projekt hat wohl den Status „Testing“. Stelle es auf „In production“ und verbinde dann neu.',
  'when.clock.today': 'heute gegen {time}',
  'when.clock.tomorrow': 'morgen gegen {time}',
  'when.clock.weekday': '{weekday} gegen {time}',
  'when.midnight.today': 'heute gegen Mitternacht',
  'when.midnight.tomorrow': 'morgen gegen Mitternacht',
  'when.midnight.weekday': '{weekday} gegen Mitternacht',
  'when.night.today': 'heute Nacht',
  'when.night.tomorrow': 'morgen Nacht',
  'when.night.weekday': '{weekday}nacht',
  'when.morning.today': 'heute Vormittag',
  'when.morning.tomorrow': 'morgen Vormittag',
  'when.morning.weekday': '{weekday}vormittag',
  'when.afternoon.today': 'heute Nachmittag',
  'when.afternoon.tomorrow': 'morgen Nachmittag',
  'when.afternoon.weekday': '{weekday}nachmittag',
  'when.evening.today': 'heute Abend',
  'when.evening.tomorrow': 'morgen Abend',
  'when.evening.weekday': '{weekday}abend',
  'span.hours': '{hours} h',
  'span.days': { by: 'days', one: '{days} Tag', other: '{days} Tagen' },
  'alert.cannot-check': 'Seit {span} war keine Abfrage des Fitbit von {who} möglich. {reason}',
  'alert.test': 'Das ist ein Test: So kommen Warnungen zum Akku von {who} an.',
  'alert.demo': 'DEMO: {sentence}',

  // Mehrere Warnungen in einer SMS, in der nicht für jede ein Satz Platz hat. {list}: „Anna (Charge 6) 4 %, Ben (Versa 4) 12 %“.
  'alert-list.critical': 'Jetzt laden: {list}.',
  'alert-list.low': 'Bald laden: {list}.',
  'alert-list.charge-soon': 'Bald fast leer: {list}.',
  'alert-list.not-syncing': 'Lange nicht synchronisiert: {list}.',
  'alert-list.charged': 'Wieder geladen: {list}.',
  'alert-list.syncing-again': 'Synchronisiert wieder: {list}.',

  'advice.soon': 'bald',
  'advice.within-a-day': 'innerhalb eines Tages',
  'advice.before.morning': 'bis morgen Vormittag',
  'advice.before.afternoon': 'bis morgen Nachmittag',
  'advice.before.evening': 'bis morgen Abend',
  'advice.charge.now': 'Bitte jetzt laden.',
  'advice.charge.today': 'Bitte heute noch laden.',
  'advice.charge.tonight': 'Bitte heute Abend laden.',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': 'Uhr',

  'problem.grant-dead':
    '{service} nimmt die Verbindung nicht mehr an: Sie wurde widerrufen oder ist abgelaufen. Verbinde bitte neu.',
  'problem.unauthorized':
    '{service} lehnt die Verbindung ab, obwohl sie gerade erneuert wurde. Verbinde bitte neu.',
  'problem.scope-missing':
    'Die Erlaubnis, Geräte zu lesen, fehlt. Verbinde bitte neu; stehen dort Kästchen, hake jedes an.',
  'problem.permission-denied':
    '{service} verweigert den Zugriff auf dieses Konto. Bleibt es stundenlang so, entferne die App unter myaccount.google.com/connections und verbinde neu.',
  'problem.account-not-linked':
    'Dieses Google-Konto hat kein Google-Health-Profil, oder sein Fitbit-Konto ist nicht zu Google umgezogen. Melde dich in der App Google Health an (früher Fitbit) und verbinde dann neu. Ein Konto, das nicht umgezogen ist, ist vielleicht schon gelöscht.',
  'problem.consent-taken-back':
    '{service} meldet, dass die Zustimmung zurückgenommen wurde. War das ein Versehen, verbinde bitte neu.',
  'problem.api-not-enabled':
    'Die Google Health API ist in deinem Google-Cloud-Projekt nicht aktiviert. Dort unter „APIs & Services“ aktivieren, einige Minuten warten und noch einmal versuchen.',
  'problem.project-not-admitted':
    'Google hat dein Cloud-Projekt nicht zur Google Health API zugelassen. Im Oktober 2026 soll es keine neuen zugelassen haben; warte, oder frage Google.',
  'problem.mixed-scopes':
    'Diese Verbindung trägt auch Rechte für Google Cloud, was die Google Health API ablehnt. Nimm dafür einen eigenen OAuth-Client und verbinde dann neu.',
  'problem.wrong-client':
    '{service} kennt diese Client-ID nicht, oder das Client-Secret ist falsch. Kopiere beides noch einmal aus der Konsole.',
  'problem.redirect-mismatch':
    'Die Redirect-Adresse ist nicht die bei {service} eingetragene. Trage genau die Adresse ein, die der Dialog zeigt.',
  'problem.admin-policy':
    'Die Verwaltung dieses Google-Workspace-Kontos erlaubt die App nicht. Bitte sie darum, oder nimm ein privates Google-Konto.',
  'problem.read-only-app':
    'Diese Fitbit-App ist nur zum Lesen registriert. Stelle sie unter dev.fitbit.com auf Read & Write.',
  'problem.forbidden': '{service} hat die Anfrage abgelehnt. Später wird es wieder versucht.',
  'problem.rate-limited': '{service} verlangt eine Pause: zu viele Anfragen. Später wird es wieder versucht.',
  'problem.refresh-conflict':
    '{service} meldet, dass jemand anders dieselbe Verbindung gerade erneuert. Später wird es wieder versucht.',
  'problem.server-error': '{service} hat selbst eine Störung. Später wird es wieder versucht.',
  'problem.unreachable':
    '{service} ist nicht zu erreichen. Bitte die Internetverbindung prüfen; später wird es wieder versucht.',
  'problem.timeout': '{service} hat nicht rechtzeitig geantwortet. Später wird es wieder versucht.',
  'problem.never-heard':
    'Es gibt keinen Ladestand, und es kam auch keiner: Sieh nach, ob die Uhr sendet und ob der Name oder das Topic-Muster zu dem passt, was sie sendet.',
  'problem.gone':
    'Die Fitbit Web API ist abgeschaltet (angekündigt für den 02.11.2026). Nimm den Dienst Google Health und verbinde dort neu.',
  'problem.not-understood':
    '{service} hat so geantwortet, dass diese Version es nicht versteht ({detail}). Melde das bitte.',
  'problem.bad-request': '{service} hat die Anfrage nicht angenommen ({detail}). Melde das bitte.',
  'problem.no-client-id':
    'Die Client-ID des Dienstes {service} fehlt, also wird niemand abgefragt. Öffne den Dienst und trage sie dort ein; kommt sie aus einer Umgebungsvariable, setze diese und starte Node-RED neu.',
  'problem.no-client-secret':
    'Das Client-Secret des Dienstes {service} fehlt, also wird niemand abgefragt. Öffne den Dienst, trage es dort ein und übernimm die Änderung (Deploy); kommt es aus einer Umgebungsvariable, setze diese und starte Node-RED neu. (Node-RED vergisst Geheimnisse, wenn sich credentialSecret ändert und wenn ein Dienst gelöscht und zurückgeholt wird.)',
  'problem.no-client':
    'Der Dienst dieser Verbindung ist nicht übernommen (Deploy) oder hat jetzt eine andere Client-ID, also ist sie nicht zu gebrauchen.',

  'connect.refused':
    'Die Zustimmung wurde verweigert. Nichts wurde gespeichert. Mit „Verbinden“ geht es von vorn los.',
  'connect.state-unknown':
    'Diese Antwort gehört zu keiner Verbindung, die hier begonnen wurde, oder sie wurde schon benutzt. Mit „Verbinden“ geht es von vorn los.',
  'connect.expired': 'Das hat länger als zehn Minuten gedauert. Mit „Verbinden“ geht es von vorn los.',
  'connect.no-refresh-token':
    '{service} hat keine dauerhafte Verbindung gegeben. Entferne die App unter myaccount.google.com/connections und verbinde neu.',
  'connect.not-an-address':
    'Das ist nicht die Adresse, bei der der Browser angekommen ist. Sie muss „code=“ und „state=“ enthalten.',
  'connect.other-account':
    'Du hast dich mit einem anderen Konto angemeldet als dem, das als {who} verbunden ist. Melde dich mit jenem Konto an, oder nimm „Verbinden“ für eine neue Person.',
  'connect.code-used':
    '{service} hat den Code nicht angenommen: Er wurde schon benutzt oder ist zu alt. Mit „Verbinden“ geht es von vorn los.',
  'connect.permission-denied':
    '{service} verweigert den Zugriff auf dieses Konto. Entferne die App unter myaccount.google.com/connections, dann drücke noch einmal auf „Verbinden“.',
  'connect.forbidden':
    '{service} hat die Anfrage abgelehnt ({detail}). Warte einige Minuten, dann drücke noch einmal auf „Verbinden“.',
  'connect.rate-limited':
    '{service} verlangt eine Pause: zu viele Anfragen. Warte einige Minuten, dann drücke noch einmal auf „Verbinden“.',
  'connect.server-error':
    '{service} hat selbst eine Störung. Warte einige Minuten, dann drücke noch einmal auf „Verbinden“.',
  'connect.unreachable':
    'Node-RED erreicht {service} nicht. Prüfe seine Internetverbindung, dann drücke noch einmal auf „Verbinden“.',
  'connect.timeout': '{service} hat nicht rechtzeitig geantwortet. Drücke noch einmal auf „Verbinden“.',
  'connect.client-missing':
    'Zuerst werden Client-ID und Client-Secret gebraucht. Trage beides oben ein; kommt eins aus einer Umgebungsvariable, setze diese und starte Node-RED neu.',
  'connect.not-deployed':
    'Das kommt aus einer Umgebungsvariable, und Node-RED setzt sie beim Übernehmen (Deploy) ein. Übernimm zuerst die Änderungen und öffne dann diesen Dialog noch einmal.',
  'connect.name-missing': 'Gib bitte einen Namen an: Er steht in der SMS.',
  'connect.done': '{who} ist verbunden.',
  'connect.renamed':
    '{who} ist verbunden. Dieses Konto gab es hier schon als {before}; diese Person heißt jetzt {who}. Ist das jemand anders, drücke noch einmal auf Verbinden und melde dich mit dem richtigen Konto an.',
  'connect.not-needed': 'Bei diesem Dienst verbindet sich niemand: Füge Personen mit ihrem Namen hinzu.',
  'connect.demo': 'Demo braucht keine Verbindung.',
  'person.removed': '{who} wurde entfernt und die Verbindung bei {service} widerrufen.',
  'person.removed.here': '{who} wurde entfernt.',
  'person.removed.not-revoked':
    '{who} wurde hier entfernt. {service} war nicht zu erreichen: Entferne bitte die App dort im Konto.',
  'person.number-changed':
    'Die Nummer hat sich geändert, seit du hingesehen hast. Sieh sie dir noch einmal an.',
  'connect.new-number': 'Die gespeicherte Nummer ist durch die ersetzt, die du geschrieben hast.',
  'person.added': '{who} ist da. Ohne Nummer gehen keine SMS hinaus; Warnungen verlassen trotzdem Ausgang 1.',
  'person.added.number': '{who} ist da. SMS gehen an {number}.',
  'person.linked': 'Nachrichten, die {name} nennen, gelten ab jetzt für {who}.',
  'person.no-source': 'Nur beim Dienst „Andere Quelle“ wird jemand hinzugefügt, ohne verbunden zu werden.',
  'person.edited': '{who} ist gespeichert.',
  'person.edited.number': '{who} ist gespeichert. SMS gehen ab jetzt an {number}.',
  'person.edited.no-number': '{who} ist gespeichert. Eine Nummer gibt es nicht mehr, also auch keine SMS.',
  'person.bad-language': 'In dieser Sprache gibt es keine Sätze. Wähle eine aus der Liste.',
  'person.number-and-removal':
    'Schreibe eine andere Nummer, oder setze den Haken, um die Nummer zu entfernen, aber nicht beides.',
  'person.demo-not-edited':
    'Die Person der Demo ist ausgedacht und fängt mit jedem Start von Node-RED von vorn an: Da gibt es nichts zu bearbeiten.',
  'person.confirmed': 'Die Nummer von {who} ist bestätigt.',
  'person.not-watched':
    'Keine Node „Akkustand“ kümmert sich um {who}: Es ginge keine Warnung hinaus. Setze eine mit diesem Dienst in einen Flow und drücke auf Übernahme (Deploy).',
  'person.unproven': 'Die Nummer von {who} ist noch nicht bestätigt. Bis dahin wird nichts geprüft.',
  'person.unknown': 'Diese Person gibt es nicht. Wähle im Dialog eine aus oder gib die id in msg.person an.',
  'person.unknown.by-msg':
    'Diese Person gibt es nicht, oder niemand hat bisher gesagt, welche Uhr ihre ist. Nenne jemanden aus der Liste im Dialog des Dienstes, in msg.person oder im Dialog dieses Nodes.',
  'person.device-unknown': 'Diese Person hat kein solches Gerät (mehr).',
  'person.device-removed':
    '{device} von {who} ist entfernt. Nennt eine Nachricht es wieder, ist es wieder da.',
  'person.unknown.removed': 'Diese Person gibt es nicht (mehr).',

  'redirect.register': 'Trage genau diese Adresse beim Dienst ein.',
  'redirect.register.web': 'Wähle bei Google den Clienttyp „Webanwendung“ und trage genau diese Adresse ein.',
  'redirect.register.desktop':
    'Wähle bei Google den Clienttyp „Desktop-App“: Er braucht keine Adresse. Beim Typ „Webanwendung“ trage genau diese ein.',
  'redirect.not-https': 'Die öffentliche Adresse muss mit https:// beginnen (nur localhost darf ohne).',
  'redirect.raw-ip':
    'Google nimmt keine bloße IP-Adresse. Nimm einen öffentlichen Namen oder lass die öffentliche Adresse leer.',
  'redirect.private-name':
    'Google nimmt keinen Namen, der auf .local, .lan oder .home endet. Nimm einen öffentlichen Namen oder lass die öffentliche Adresse leer.',
  'redirect.not-an-address': 'Das ist keine Adresse wie https://example.org.',

  'config.missing': 'Es ist kein Dienst gewählt, oder er ist deaktiviert. Öffne den Dialog und wähle einen.',

  'page.connected.title': 'Verbunden',
  'page.connected.text': '{who} ist verbunden. Du kannst dieses Fenster schließen.',
  'page.failed.title': 'Nicht verbunden',
  'page.away.title': 'Einen Moment',
  'page.away.text':
    'Diese Seite wird gerade neu gestartet. Lade sie in ein paar Sekunden noch einmal; es geht nichts verloren.',
  'page.not-found.title': 'Hier ist nichts',
  'page.not-found.signup': 'Hier meldest du dich an',
  'page.not-found.text': 'Unter dieser Adresse gibt es nichts weiter.',
  'page.trouble.title': 'Das ging nicht',

  'check.bad-threshold':
    'An der Stelle, die der Dialog für „Niedrig unter“ nennt, steht keine Zahl von 1 bis 100. Setze sie vor der Abfrage, oder schreibe die Zahl in den Dialog.',
  'check.odd':
    '{service} hat etwas geschickt, das diese Version nicht lesen kann ({fields}). Alles andere wurde wie immer benutzt. Fehlt ein Stand oder ein Gerät, melde es bitte: Seitenleiste, Bericht kopieren.',
  'check.nobody':
    'Niemand ist mehr da: Diese Node hat niemanden abzufragen. Verbinde die Personen noch einmal, oder stelle den Ordner fitbit aus einer Sicherung wieder her, wenn er bei einem Update verloren ging; wurde die Client-ID geändert, ändere sie zurück. Soll niemand mehr überwacht werden, lösche oder deaktiviere diese Node.',
  'check.failed.one': 'Die Abfrage für {who} ist fehlgeschlagen. {reason}',
  'check.failed.many': '{failed} von {count} Abfragen sind fehlgeschlagen. Zuerst: {who}. {reason}',

  'incoming.not-a-reading':
    'Das ist kein Ladestand ({what}): erwartet wird eine Zahl von 0 bis 100, Text wie "83" oder "83 %" oder ein Objekt wie {example}.',
  'incoming.fraction':
    'Dieser Ladestand liegt zwischen 0 und 1: Er kann ein Anteil sein oder ein Prozentwert. Sende Prozent, 0 bis 100.',
  'incoming.time':
    'Diese Zeit ist nicht lesbar: "at" sind Millisekunden seit 1970 oder Text mit Zeitzone, zum Beispiel 2026-11-29T20:15:00Z.',
  'incoming.odd-time':
    'Der Ladestand wurde übernommen, aber nicht, wann es so war: "at" sind Millisekunden seit 1970 oder Text mit Zeitzone, zum Beispiel 2026-11-29T20:15:00Z, und nicht weit in der Zukunft. Darum zählt er nicht als jetzt gehört. Nicht lesbar: {fields}.',
  'incoming.odd':
    'Der Rest wurde übernommen, aber das ist nicht lesbar: {fields}. "level" ist eine Zahl von 0 bis 100, "status" ein kurzes Wort wie Low.',
  'incoming.topic':
    'Das Topic „{topic}“ passt nicht zum Topic-Muster „{pattern}“, und bisher hat keines gepasst. Ändere das Muster.',
  'incoming.device': 'So heißt kein Gerät: msg.device ist ein Text oder gar nicht da.',
  'incoming.pattern':
    'Das Topic-Muster im Dialog ist nicht lesbar, darum weiß niemand, wessen Ladestand das ist. Schreibe {person} und {device} höchstens je einmal, und nicht beide zwischen zwei Schrägstriche.',
  'incoming.whose':
    'Dieser Ladestand könnte zu mehreren Personen gehören. Gib an, zu wem: in msg.person (id oder Name), durch ein Topic-Muster oder im Dialog.',
  'incoming.nobody-yet':
    'Es gibt niemanden, zu dem dieser Ladestand gehören könnte. Füge im Dialog des Dienstes eine Person hinzu.',
  'incoming.unknown-person':
    'Die Nachricht nennt jemanden, den niemand hinzugefügt hat. Füge die Person im Dialog des Dienstes unter diesem Namen hinzu, oder lass diesen Node Personen hinzufügen.',
  'incoming.removed-person':
    'Die Nachricht nennt jemanden, der entfernt wurde oder sich abgemeldet hat, darum wird niemand wieder hinzugefügt. Füge die Person im Dialog des Dienstes hinzu, oder stelle die Nachrichten ab.',
  'incoming.too-many-people':
    'Die Nachricht nennt jemand Neues, aber Nachrichten können schon {most} Personen nennen: Vielleicht nennt das Topic etwas anderes als Personen. Füge weitere im Dialog des Dienstes hinzu.',
  'incoming.too-many-devices':
    'Diese Person hat schon {most} Geräte: Vielleicht nennt das Topic etwas anderes als Geräte.',
  'person.name-taken':
    'Hier heißt schon jemand {who} oder hieß früher so, und Nachrichten könnten die beiden nicht unterscheiden. Wähle einen anderen Namen.',

  'sms.no-account':
    'Das SMS-Konto fehlt oder ist deaktiviert. Wähle im Dialog eines, oder keines für einen Probelauf.',
  'sms.chain-loop':
    'Die SMS-Konten führen im Kreis: Jedes nennt ein anderes, mit dem es weitergeht, und das letzte wieder das erste. Node-RED startet keines davon. Öffne eines, wähle unter Mehr ein anderes und übernimm die Änderung (Deploy).',
  'sms.no-next':
    'Das SMS-Konto, mit dem es nach diesem weitergeht, fehlt oder ist deaktiviert, also endet eine SMS hier. Öffne das Konto und wähle unter Mehr ein anderes, oder keines.',
  'sms.no-number':
    'Es gibt keine Nummer, an die gesendet werden kann: Setze msg.to oder trage eine Nummer im Dialog ein.',
  'sms.bad-number':
    'Das ist keine Telefonnummer. Schreibe sie mit + und Landesvorwahl, etwa +49 1522 8817386, oder stelle das Standardland ein.',
  'sms.ambiguous-number':
    'Das kann als zwei verschiedene Nummern gelesen werden, oder als keine. Schreibe sie mit + und Landesvorwahl, ohne eine 0 in Klammern, etwa +49 1522 8817386.',
  'sms.other-channel':
    'Das ist eine Adresse für einen anderen Kanal, etwa whatsapp:, und es werden nur SMS gesendet. Schreibe nur die Nummer, etwa +49 1522 8817386.',
  'sms.too-many-numbers':
    'Es sind mehr als {most} Nummern, darum wurde nichts gesendet. Nenne weniger, oder nimm mehrere msgs.',
  'sms.one-of-several': 'Eine von {count} SMS ist fehlgeschlagen, die an Nummer {place} der Liste.',
  'sms.some-of-several':
    '{failed} von {count} SMS sind fehlgeschlagen, zuerst die an Nummer {place} der Liste.',
  'sms.no-body': 'Es gibt nichts zu senden: msg.payload ist leer.',
  'sms.too-long': 'Dieser Text ist zu lang für eine SMS: {length} Zeichen, höchstens {most}.',
  'sms.to-invalid': '{provider} sagt, dass es die Empfängernummer nicht gibt.',
  'sms.stopped':
    'Von dieser Nummer kam STOP, darum sendet {provider} nicht mehr dorthin. Wer sie hat, kann START senden.',
  'sms.unreachable': 'Diese Nummer kann keine SMS empfangen.',
  'sms.handset-off': 'Das Handy ist aus oder nicht erreichbar.',
  'sms.blocked': 'Der Netzbetreiber blockiert diese SMS.',
  'sms.filtered': 'Der Netzbetreiber hielt diese SMS für Spam.',
  'sms.queue-full': 'Die Warteschlange bei {provider} ist voll. Später noch einmal versuchen.',
  'sms.rate-limited': '{provider} verlangt eine Pause: zu viele Anfragen.',
  'sms.congested':
    'Der Netzbetreiber ist überlastet, oder ein Tageslimit ist erreicht. Später noch einmal versuchen.',
  'sms.daily-limit': 'Das Tageslimit dieses {provider}-Kontos ist erreicht.',
  'sms.failed': 'Die SMS wurde nicht zugestellt ({provider}-Code {detail}).',
  'sms.rejected': '{provider} hat die SMS nicht angenommen (Code {detail}).',
  'sms.unsent': '{provider} ist nicht zu erreichen, darum wurde die SMS nicht gesendet.',
  'sms.certificate':
    'Dem Zertifikat von {address} wird nicht vertraut, darum wurde nichts gesendet. Nimm eine Adresse mit einem vertrauten Zertifikat, oder http:// in deinem eigenen Netz.',
  'sms.no-https':
    'Unter {address} ist etwas, aber es spricht kein https, darum wurde nichts gesendet. Schreibe in deinem eigenen Netz http:// vor die Adresse.',
  'sms.unclear': '{provider} hat nicht klar geantwortet. Ob die SMS gesendet ist, weiß noch niemand.',
  'sms.uncertain':
    '{provider} hat nicht klar geantwortet, und seitdem war keine klare Antwort zu bekommen. Die SMS ist vielleicht gesendet; sie wird nicht noch einmal gesendet, damit niemand sie zweimal bekommt.',
  'sms.replies-unread':
    'Seit einer Stunde ist bei {provider} nicht zu lesen, was Leute antworten: Es gehen keine Antworten hinaus, und STOP kommt nicht an. Sieh nach, ob {provider} erreichbar ist und die Anmeldung Nachrichten lesen darf.',
  'sms.outdated':
    'Diese SMS hat sich erledigt (inzwischen geladen, synchronisiert, verbunden oder beantwortet), ist unter dieser Nummer nicht mehr erwünscht (inzwischen eine andere, SMS abgeschaltet, STOP geschrieben oder entfernt) oder käme mehr als einen Tag zu spät, darum wurde sie nicht gesendet.',
  'sms.repeated':
    'Derselbe Text ging vor weniger als zehn Minuten an diese Nummer, darum wurde er nicht noch einmal gesendet. Soll er trotzdem hinaus, setze in der SMS-Node den Haken bei „Wiederholungen senden“, oder gib der msg einen anderen smsKey.',
  'sms.cap-number':
    'Diese Nummer hat in 24 Stunden {cap} SMS bekommen: Das ist die Grenze, darum wurde diese nicht gesendet. Suche im Flow nach einer Schleife, oder setze die Grenze im SMS-Konto höher.',
  'sms.cap-day':
    'In 24 Stunden wurden {cap} SMS gesendet: Das ist die Grenze, darum wurde diese nicht gesendet. Suche im Flow nach einer Schleife, oder setze die Grenze im SMS-Konto höher.',
  'sms.cap-month':
    'In diesem Monat wurden {cap} SMS gesendet: Das ist die Grenze, darum wurde diese nicht gesendet. Setze die Grenze im SMS-Konto höher, oder warte auf den nächsten Monat.',
  'sms.cap-refused':
    'In 24 Stunden wurden zu viele SMS abgelehnt oder verworfen, zehnmal so viele, wie hinausgehen dürfen. Darum wurde diese nicht versucht. Suche im Flow nach einer Schleife, etwa hinter einer Catch-Node.',
  'sms.gateway-unreachable':
    'Das Handy, über das die SMS gehen, antwortet seit einer Stunde nicht ({provider}). Ist es an, in seinem Netz, und läuft die App?',
  'sms.gateway-battery-low':
    'Das Handy, über das die SMS gehen, ist bei {level} % und lädt nicht. Häng es ans Ladegerät, sonst geht keine SMS hinaus.',
  'sms.too-old': 'Die SMS ließ sich zu lange nicht senden und wurde verworfen.',

  'sms-gate.no-address':
    'Die Adresse des Handys fehlt oder ist keine. Öffne das SMS-Konto und trage sie ein.',
  'sms-gate.no-login':
    'Benutzer oder Passwort des Handys fehlt. Die App zeigt beide. Öffne das SMS-Konto und trage sie ein.',
  'sms-gate.no-device':
    'Der Server muss wissen, welches Handy sendet: Öffne das SMS-Konto und trage die Geräte-ID ein, sonst könnte eine Wiederholung über ein anderes Handy gehen.',
  'sms-gate.unknown-device':
    'Der Server kennt das Handy mit dieser Geräte-ID nicht mehr, darum wurde die SMS nicht gesendet. Öffne das SMS-Konto, drücke Suchen, wähle das Handy und übernimm die Änderung (Deploy).',
  'sms-gate.no-devices': 'Ein Handy in deinem Netz ist selbst das Gerät: Lass die Geräte-ID leer.',
  'sms-gate.redirected':
    'Die Adresse des Handys führt woandershin, und das Passwort geht nicht dorthin. Schreibe die Adresse, zu der sie führt, ins SMS-Konto.',
  'sms-gate.refused':
    'Das Handy hat die SMS nicht angenommen: Nummer oder Text passen ihm nicht (Code {detail}).',
  'sms-gate.wrong-login': 'Benutzer oder Passwort des Handys ist falsch. Die App zeigt beide.',
  'sms-gate.not-permitted': 'Mit dieser Anmeldung darf das Handy keine SMS senden.',
  'sms-gate.not-there':
    'Was unter der Adresse des Handys antwortet, ist nicht SMSGate. Stimmt die Adresse, bei einem Server samt Pfad?',
  'sms-gate.unreached':
    'Das Handy hat unter {address} nicht geantwortet: Ist es an, in diesem Netz, und der lokale Server der App eingeschaltet?',
  'sms-gate.generic':
    'Android hat die SMS nicht gesendet und sagt nicht, warum: oft hat die SIM kein Guthaben oder das Handy kein Netz. Probiere es an dem Handy von Hand.',
  'sms-gate.no-sim':
    'Im sendenden Handy steckt keine solche SIM. Sieh im SMS-Konto bei SIM nach, und im Handy.',
  'sms-gate.server-unreached':
    'Der Server hat unter {address} nicht geantwortet, darum wurde nichts gesendet. Stimmt die Adresse, und läuft der Server?',
  'sms-gate.radio-off': 'Das sendende Handy ist im Flugmodus, darum ging die SMS nicht hinaus.',
  'sms-gate.no-service': 'Das sendende Handy hat kein Netz, darum ging die SMS nicht hinaus.',
  'sms-gate.limit': 'Android lässt das Handy gerade keine weiteren SMS senden: etwa 30 in 30 Minuten.',
  'sms-gate.fixed-dialling': 'Die SIM des sendenden Handys erlaubt nur wenige Nummern (feste Rufnummern).',

  // What we answer by SMS to a reply. {what} names devices, {who} people.
  'reply.ok': 'Notiert, du kümmerst dich darum: {what}.',
  'reply.later': 'Verschoben bis {when}: {what}.',
  'reply.pause':
    'Zum Akku von {who} kommt nichts bis zum Ende von {date}. Warst du das nicht, sage es dem, der das hier betreibt.',
  'reply.pause.most': 'Per SMS geht eine Pause höchstens sieben Tage.',
  'reply.nothing-open': 'Gerade ist keine Warnung offen, die du bekommen hast.',
  'reply.battery.level': '{who}, {device}: {level}, {age}',
  'reply.battery.none': 'Es ist kein Akkustand bekannt.',
  'reply.age.minutes': 'vor {minutes} min',
  'reply.age.hours': 'vor {hours} h',
  'reply.age.days': { by: 'days', one: 'vor {days} Tag', other: 'vor {days} Tagen' },
  'reply.device': '{device} von {who}',
  'reply.more': '(+{count} mehr)',
  'reply.failed': 'Was jemand per SMS geantwortet hat, ließ sich nicht ausführen.',

  'http.address':
    'Die Adresse des Gateways fehlt, oder es ist keine, die sich fragen lässt. Öffne das SMS-Konto, schreibe eine mit http:// oder https://, ohne Benutzer, Passwort oder eine Stelle wie {secret} darin, und übernimm die Änderung (Deploy).',
  'http.secret':
    'In den Headern oder im Body des SMS-Kontos steht {secret}, aber es gibt kein Geheimnis oder eines mit einem Zeichen, das sich nicht senden lässt. Öffne das Konto, trage es ein und übernimm die Änderung (Deploy); kommt es aus einer Umgebungsvariable, setze diese und starte Node-RED neu.',
  'http.headers':
    'Die Header des SMS-Kontos lassen sich nicht senden. Sie sind ein Objekt in JSON, jeder ein Text aus einfachen Buchstaben; {text} gehört nicht hinein, und in einem Header, der beweist, wer fragt, steht {secret} statt des Geheimnisses selbst.',
  'http.body':
    'Der Body des SMS-Kontos lässt sich nicht senden. Er ist ein Objekt in JSON, in dem {to} und {text} stehen, und {secret} statt eines Passworts, eines Tokens oder eines API-Schlüssels; als Formular enthält er keine Listen und Objekte, und mit GET, das ihn in die Adresse schreibt, kein {secret}.',
  'http.key':
    'Im SMS-Konto steht, dass das Gateway einen Schlüssel nimmt, aber {key} steht weder in den Headern noch im Body. Schreibe es dorthin, wo das Gateway es erwartet, oder wähle, was sonst auf eine verlorene Antwort folgt, und übernimm die Änderung (Deploy).',
  'http.state':
    'Das SMS-Konto sagt, wo der Zustand in der Antwort steht, oder welche Wörter angenommen heißen, aber nicht beides. Ohne das andere weiß niemand, was angenommen wurde. Fülle beide aus oder keines, und übernimm die Änderung (Deploy).',
  'http.status-address':
    'Die Statusadresse des SMS-Kontos lässt sich nicht fragen. Sie fängt an wie die Adresse des Gateways, enthält {id} (dann ist auch die Stelle der Nachrichten-ID ausgefüllt) oder {key}, kein Geheimnis, und die Stelle des Zustands ist ausgefüllt.',
  'http.not-accepted': 'Das Gateway hat geantwortet, dass es die SMS nicht annimmt (Zustand {detail}).',
  'http.moved':
    'Das Gateway sagt, dass es jetzt eine andere Adresse hat (Code {detail}). Dorthin wurde nichts gesendet. Schreibe die neue Adresse ins SMS-Konto und übernimm die Änderung (Deploy).',
  'http.wrong-secret':
    'Das Gateway nimmt das Geheimnis des SMS-Kontos nicht an (Code {detail}). Trage das ein, das es erwartet, und übernimm die Änderung (Deploy).',
  'http.not-found':
    'An der Adresse des SMS-Kontos nimmt niemand auf diese Weise SMS an (Code {detail}). Prüfe Adresse und Methode.',
  'http.unreached':
    'An {address} hat niemand geantwortet: Ist das Gateway an, in diesem Netz, und läuft sein Server?',
  'http.lost':
    '{address} hat keine Antwort gegeben, die sich bis zum Ende lesen ließ. Niemand weiß darum, ob die SMS gesendet wurde.',
  'http.odd-status':
    'Das Gateway hatte Schwierigkeiten (Code {detail}). Niemand weiß darum, ob die SMS gesendet wurde. Sieh dort nach.',
  'http.unreadable':
    'Das Gateway hat geantwortet, aber an der Stelle {path} steht in seiner Antwort nichts. Niemand weiß darum, ob die SMS gesendet wurde. Prüfe, was es antwortet, und die Stellen im SMS-Konto.',

  'sms-test.text': 'Ein Test deines Node-RED: SMS kommen auf diesem Handy an.',
  'sms-test.accepted': '{provider} hat die SMS an {to} angenommen (Status {status}). Sieh auf das Handy.',
  'sms-test.accepted-by-next':
    'Sie ging mit dem nächsten Konto weiter: {provider} hat die SMS an {to} angenommen (Status {status}). Sieh auf das Handy.',
  'sms-test.waits': {
    by: 'minutes',
    one: '{why} Die SMS wartet und wird noch eine Minute lang versucht.',
    other: '{why} Die SMS wartet und wird noch {minutes} Minuten lang versucht.',
  },
  'sms-test.slow': '{provider} hat noch nicht geantwortet. Es wird versucht, solange die SMS gültig ist.',
  'sms-test.closed': 'Ein Deploy kam dazwischen. Die SMS geht mit dem weiter, was jetzt übernommen ist.',
  'sms-test.not-deployed':
    'Dieses Konto ist noch nicht übernommen oder deaktiviert. Übernimm es zuerst (Deploy): Der Test geht über das übernommene Konto hinaus.',
  'sms-test.demo':
    'Das ist die Nummer der erfundenen Person von Demo, zu der nichts hinausgeht. Schreibe deine eigene.',

  'twilio.no-credentials':
    'Dem SMS-Konto fehlt die Account SID oder das Auth Token. Öffne es, trage beides ein und übernimm die Änderung (Deploy); kommt es aus Umgebungsvariablen, setze diese und starte Node-RED neu. (Node-RED vergisst Geheimnisse, wenn sich credentialSecret ändert und wenn ein Konto gelöscht und zurückgeholt wird.)',
  'twilio.no-sender':
    'Das SMS-Konto hat weder eine Absendernummer (From) noch einen Messaging Service. Öffne es, trage eins von beiden ein und übernimm die Änderung (Deploy); kommt es aus einer Umgebungsvariable, setze diese und starte Node-RED neu.',
  'twilio.region-and-edge':
    'Twilio braucht Region und Edge zusammen, oder keins von beiden. Öffne das SMS-Konto, fülle beide aus oder leere beide und übernimm die Änderung (Deploy); kommt eins aus einer Umgebungsvariable, setze diese und starte Node-RED neu.',
  'twilio.wrong-credentials':
    'Twilio nimmt Account SID und Token nicht an, oder sie gehören zu einer anderen Region. Kopiere beides noch einmal aus der Konsole.',
  'twilio.account-suspended':
    'Das Twilio-Konto ist nicht aktiv oder gesperrt. Sieh bitte in die Twilio-Konsole.',
  'twilio.not-permitted':
    'Der API-Key darf keine Nachrichten senden. Gib ihm das Recht, oder nimm das Auth Token.',
  'twilio.not-found': 'Twilio kennt diese Account SID nicht.',
  'twilio.from-invalid':
    'Die Absendernummer (From) gehört nicht zu diesem Twilio-Konto oder kann keine SMS senden.',
  'twilio.country-not-enabled':
    'SMS in dieses Land sind nicht freigeschaltet: Twilio-Konsole, Messaging, Geo permissions.',
  'twilio.unverified':
    'Twilio sendet von diesem Konto nur an bestätigte Nummern (Testkonto oder fehlendes Compliance-Profil). Nummer bestätigen oder das Profil in der Konsole abschließen.',
  'twilio.toll-free-unverified':
    'Diese gebührenfreie Nummer ist bei Twilio nicht bestätigt: Bestätige sie in der Konsole oder nimm einen anderen Absender.',
  'twilio.us-unregistered':
    'US-Nummern müssen registriert sein (A2P 10DLC), bevor sie senden dürfen. Registriere sie in der Twilio-Konsole oder nimm ntfy.',
  'twilio.us-campaign':
    'Die A2P-10DLC-Kampagne dieser Nummer ist ausgesetzt oder noch nicht genehmigt. Sieh bitte in die Twilio-Konsole.',
  'twilio.personal-use':
    'Twilio registriert keine US-Nummer für SMS an dich selbst, Freunde oder Familie. Nimm stattdessen ntfy oder einen anderen Melder.',
  'twilio.sender-not-registered':
    'Dieser Absender ist für dieses Land nicht registriert. Sieh bitte in die Twilio-Konsole.',
  'twilio.messaging-service': 'Der Messaging Service ist falsch oder hat keinen brauchbaren Absender.',
  'twilio.pumping-protection':
    'Twilio hat das als möglichen SMS-Betrug blockiert: Messaging, SMS pumping protection.',
  'twilio.callback-invalid':
    'Twilio nimmt die Adresse für Zustellberichte nicht an. Prüfe bitte die öffentliche Adresse.',
  'twilio.loop': 'Mehr als 15 SMS zwischen zwei Nummern in 30 s: Twilio hat eine Schleife angehalten.',

  'store.in-use':
    'Ein anderes Node-RED benutzt denselben Ordner {folder}. Halte eines von beiden an; nichts wurde verändert. Gibt es kein anderes, liegt der Ordner auf einer Netzwerkfreigabe, die Dateien nicht sperrt: Lege ihn auf einen lokalen Datenträger (fitbitConfigFolder in settings.js).',
  'store.no-locks':
    'Das Dateisystem von {folder} sperrt keine Dateien, wie manche Netzwerkfreigaben. Lege den Ordner auf einen lokalen Datenträger (fitbitConfigFolder in settings.js); nichts wurde verändert.',
  'store.folder':
    'fitbitConfigFolder in settings.js ist kein Pfad. Schreibe dort einen wie /data/storage/fitbit, oder lass es weg, und starte Node-RED neu.',
  'store.damaged':
    'Die Datei {file} ist beschädigt. Sie blieb, wie sie ist: Lege eine Sicherung an ihre Stelle oder räume sie weg, um neu anzufangen.',
  'store.newer':
    'Die Datei {file} stammt von einer neueren Version dieser Palette. Bitte aktualisieren; nichts wurde verändert.',
  'store.moved':
    'Was in der Datei {file} war, ist in eine Datenbank umgezogen. Nenne sie in settings.js (fitbitConfigStore) und starte Node-RED neu.',
  'store.foreign': 'Die Datei {file} ist nicht von uns. Bitte wegräumen; nichts wurde verändert.',
  'store.key-missing':
    'Die Datei {file}, die die gespeicherten Verbindungen öffnet, fehlt oder ist falsch. Aus einer Sicherung zurücklegen; nichts wurde verändert.',
  'store.disk-full':
    'Der Datenträger ist voll: In {folder} lässt sich nichts speichern. Schaff Platz: Die nächste Prüfung geht von selbst weiter.',
  'store.disk-failing':
    'Der Datenträger liest oder schreibt {folder} nicht mehr: Das tut eine SD-Karte, die verschlissen ist, oder die sich selbst schreibgeschützt hat. Starte Node-RED neu, ein Deploy genügt nicht; kommt es wieder, dann sieh ins Systemprotokoll (dmesg) und tausche die Karte.',
  'store.disk-failing.share':
    'Die Netzwerkfreigabe von {folder} liest oder schreibt nicht mehr. Sieh nach der Verbindung zu ihr und starte Node-RED neu, ein Deploy genügt nicht; besser liegt der Ordner auf einem lokalen Datenträger (fitbitConfigFolder in settings.js).',
  'store.read-only':
    'In {folder} lässt sich nichts schreiben. Prüfe die Rechte, und ob der Ordner schreibgeschützt eingehängt ist (eine Freigabe, ein Volume); stimmt beides, hat sich die Karte vielleicht selbst schreibgeschützt, weil sie verschlissen ist (dmesg sagt es).',
  'store.trouble':
    'Der Speicher in {folder} ist nicht zu gebrauchen ({detail}). Starte Node-RED neu; bleibt es so, setze eine Sicherung an seine Stelle.',
  'store.no-driver':
    'Dieser Speicher braucht das Paket pg. Installiere es im Benutzerordner von Node-RED (npm install pg) und starte Node-RED neu.',
  'store.address':
    'Die Adresse der PostgreSQL-Datenbank ist nicht zu lesen. Schreibe eine wie postgres://benutzer@host:5432/datenbank, oder ein Objekt, wie das Paket pg es nimmt.',
  'store.address.setting':
    'fitbitConfigStore in settings.js ist keine Adresse einer PostgreSQL-Datenbank. Schreibe eine wie postgres://benutzer@host:5432/datenbank, oder ein Objekt, wie das Paket pg es nimmt, und starte Node-RED neu. Schreibe / ? # @ % im Passwort darin als %2F %3F %23 %40 %25, oder gib das Passwort als FITBIT_CONFIG_STORE_PASSWORD in der Umgebung.',
  'store.key-missing.nowhere':
    'fitbitConfigStore in settings.js nennt eine Datenbank, aber es gibt keinen Schlüssel, mit dem Verbindungen versiegelt werden. Erzeuge einen (openssl rand -base64 32), gib ihn jedem Node-RED als FITBIT_CONFIG_STORE_KEY in der Umgebung, oder in einer Datei, die fitbitConfigStoreKeyFile nennt, und starte Node-RED neu.',
  'store.key-missing.no-path':
    'fitbitConfigStoreKeyFile in settings.js ist kein Pfad. Schreibe dort den der Datei mit dem Schlüssel, und starte Node-RED neu.',
  'store.key-missing.unreadable':
    'Die Datei {file} mit dem Schlüssel des Speichers ist nicht zu lesen ({detail}). Lege sie dorthin, lesbar für Node-RED, oder nenne eine andere (fitbitConfigStoreKeyFile in settings.js), und starte Node-RED neu.',
  'store.key-missing.odd':
    '{place} enthält keinen Schlüssel: Er hat 32 Bytes, in Base64 oder hexadezimal. Erzeuge einen (openssl rand -base64 32), oder kopiere den der anderen Node-REDs vollständig, und starte Node-RED neu.',
  'store.unreachable':
    'Die Datenbank {database} antwortet nicht ({detail}). Prüfe, ob sie läuft und von hier aus erreichbar ist; dann geht es von selbst weiter.',
  'store.denied':
    'Die Datenbank {database} weist den Benutzer ab ({detail}). Prüfe Benutzer, Passwort, den Namen der Datenbank und die Rechte darin.',
  'store.denied.entry':
    'Die Datenbank {database} weist den Benutzer ab ({detail}). Prüfe den Benutzer und die Zeilen in pg_hba.conf; nehmen die nur Verbindungen mit TLS an (hostssl), setze ssl in fitbitConfigStore (settings.js) und starte Node-RED neu.',
  'store.denied.no-password':
    'Die Datenbank {database} verlangt ein Passwort, und es gibt keines. Gib es Node-RED als FITBIT_CONFIG_STORE_PASSWORD in der Umgebung, und starte Node-RED neu.',
  'store.unreachable.full':
    'Die Datenbank {database} nimmt keine Verbindung mehr an ({detail}). Jedes Node-RED braucht zwei: Erhöhe max_connections oder die Grenze des Benutzers, oder beende andere; dann geht es von selbst weiter.',
  'store.unreachable.no-tls':
    'Die Datenbank {database} bietet kein TLS an, das fitbitConfigStore in settings.js verlangt. Schalte es dort ein (ssl = on in postgresql.conf); nur auf demselben Rechner lass ssl weg.',
  'store.unreachable.untrusted':
    'Dem Zertifikat der Datenbank {database} wird hier nicht vertraut ({detail}). Setze ssl.ca in fitbitConfigStore (settings.js) auf das Zertifikat, mit dem es unterschrieben ist, oder auf es selbst, wenn es selbst signiert ist, und starte Node-RED neu.',
  'store.unreachable.other-name':
    'Das Zertifikat der Datenbank {database} ist für einen anderen Host ({detail}). Nenne den Host in fitbitConfigStore (settings.js) so wie das Zertifikat, oder mach eines für diesen Host, und starte Node-RED neu.',
  'store.unreachable.expired':
    'Das Zertifikat der Datenbank {database} gilt jetzt nicht ({detail}). Erneuere es, oder stelle die Uhr dieses Rechners richtig.',
  'store.disk-full.database':
    'Der Datenträger der Datenbank {database} ist voll: Es lässt sich nichts speichern. Schaff Platz: Die nächste Prüfung geht von selbst weiter.',
  'store.read-only.database':
    'In die Datenbank {database} lässt sich nichts schreiben: Sie ist schreibgeschützt, wie ein Standby. Gib die Adresse des primären Servers an.',
  'store.read-only.setting':
    'Die Datenbank {database} nimmt keine Änderungen an: Dort ist default_transaction_read_only eingeschaltet, wie es manche Anbieter tun, wenn der Datenträger voll ist. Schaffe Platz und schalte es aus; dann geht es von selbst weiter.',
  'store.newer.database':
    'Die Tabellen in der Datenbank {database} hat eine neuere Version dieser Palette geändert. Bitte auch hier aktualisieren; nichts wurde verändert.',
  'store.moved.database':
    'Was in der Datenbank {database} war, ist in einen Ordner umgezogen. Nimm fitbitConfigStore aus settings.js heraus und starte Node-RED neu.',
  'store.foreign.database':
    'Das Schema fitbit in der Datenbank {database} ist nicht von uns. Benenne es um oder nimm eine andere Datenbank; nichts wurde verändert.',
  'store.key-missing.database':
    'Der Schlüssel zur Datenbank {database} fehlt, oder es ist nicht der, mit dem ihre gespeicherten Verbindungen versiegelt wurden. Gib jedem Node-RED denselben Schlüssel; nichts wurde verändert.',
  'store.unfit':
    'Die Datenbank {database} passt nicht ({detail}): Es braucht PostgreSQL 14 oder neuer, mit der Kodierung UTF8. Nichts wurde verändert.',
  'store.not-durable':
    'Die Datenbank {database} bestätigt, was sie noch verlieren kann: synchronous_commit ist {setting}. Setze es für diesen Benutzer auf on (ALTER ROLE … SET synchronous_commit = on); nichts wurde verändert.',
  'store.uncertain':
    'Die Verbindung zur Datenbank {database} endete, während etwas gespeichert wurde, und niemand kann sagen, ob es gespeichert ist. Sieh nach, was zuletzt getan wurde, und wiederhole es, wenn es fehlt.',
  'store.instance-late':
    'Dieses Node-RED hat zu lange nicht geantwortet, und ein anderes hat übernommen, was es gerade tun wollte.',
  'store.contended':
    'In der Datenbank {database} ließ sich etwas nicht speichern, weil andere immer wieder dasselbe änderten. Versuche es noch einmal.',
  'store.pooler':
    'Ein Pooler vor der Datenbank {database} teilt ihre Verbindungen und vergisst, was darauf vorbereitet wurde ({detail}). Führe Node-RED zu PostgreSQL selbst, oder lass den Pooler es sich merken (max_prepared_statements bei PgBouncer).',
  'store.trouble.database':
    'Die Datenbank {database} ist nicht zu gebrauchen ({detail}). Starte Node-RED neu; bleibt es so, sieh ins Protokoll von PostgreSQL.',

  'web.port-taken':
    'Port {port} ist von einem anderen Programm belegt, darum ist die öffentliche Adresse nicht erreichbar.',
  'web.port-refused':
    'Port {port} an {bind} ist nicht zu gebrauchen ({detail}), darum ist die öffentliche Adresse nicht erreichbar.',
  'web.port-free':
    'Port {port} ist frei: Er wird mit der nächsten Übernahme (Deploy) bedient, oder während sich jemand verbindet.',
  'web.port-served': 'Port {port} wird bedient.',
  'web.two-servers':
    'Ein anderer Dienst bedient die öffentliche Adresse schon an {bind}:{port}; es gibt einen Server für alle, darum gelten diese Einstellungen nicht.',
  'webhook.refused': 'Eine Benachrichtigung ohne gültige Signatur kam von {address} und wurde abgewiesen.',
  'web.path-not-allowed':
    'Der Pfad {path} geht nicht: Er muss mit /fitbit/ beginnen, und einige Wörter dort sind vergeben.',
  'web.path-taken':
    'Der Pfad {path} wird schon von einem anderen Dienst benutzt. Wähle unter „Mehr“ einen anderen.',
  'web.no-raw-body':
    'Node-REDs eigener Server taugt hier nicht dafür: Sein Inneres hat sich geändert. Nimm einen eigenen Port.',
  'web.auth-blocked':
    'httpNodeAuth steht vor den öffentlichen Pfaden. Lass sie im Dialog des Dienstes vorbei, oder nimm einen eigenen Port.',
  'web.editor-open':
    'Die öffentliche Adresse führt zu Node-RED selbst, und der Editor hat keine Anmeldung: Wer diese Adresse erreicht, kann deinen Editor öffnen.',
  'web.no-http-node': 'Node-RED bedient hier keine Nodes (httpNodeRoot ist false). Nimm einen eigenen Port.',
  'signup.no-address':
    'Ohne öffentliche Adresse kann sich hier niemand anmelden. Trage eine im Dialog des Dienstes ein, oder verbinde die Leute stattdessen im Editor.',
  'signup.no-redirect':
    'Der Dienst nimmt diese öffentliche Adresse nicht als Redirect, darum kann sich hier niemand anmelden. Trage im Dialog des Dienstes eine andere ein, oder verbinde die Leute stattdessen im Editor.',
  'signup.no-invitation':
    'Das Einladungswort der Anmeldeseite ist weg: Seine Umgebungsvariable ist leer oder nicht gesetzt, oder credentialSecret wurde geändert. Die Seite bleibt zu, denn sonst stünde sie allen offen. Gib das Wort neu ein und übernimm die Änderungen (Deploy), oder setze die Variable und starte Node-RED neu.',
  'signup.title': 'Akku-Warnungen für dein Fitbit',
  'signup.intro':
    'Jemand, der zu Hause einen kleinen Computer betreibt, bietet an, dir eine SMS zu schicken, bevor der Akku deines Fitbit oder deiner Pixel Watch leer ist.',
  'signup.intro.no-number':
    'Jemand, der zu Hause einen kleinen Computer betreibt, bietet an, Bescheid zu geben, bevor der Akku deines Fitbit oder deiner Pixel Watch leer ist.',
  'signup.what-is-read':
    'Was gelesen wird: der Akkustand deiner Geräte und wann sie sich zuletzt synchronisiert haben. Sonst nichts: keine Gesundheitsdaten, kein Standort.',
  'signup.what-is-stored':
    'Was gespeichert wird, nur auf diesem Computer: dein Name, deine Nummer und Sprache, die Verbindung zu {service} mit Kennung und Zeitzone deines Kontos dort, die Namen deiner Geräte, deine Einstellungen, Akkustände, was dir gemeldet wurde, und SMS. Deine Nummer und jede SMS gehen durch einen SMS-Dienst, der ein eigenes Protokoll führt.',
  'signup.what-is-stored.no-number':
    'Was gespeichert wird, nur auf diesem Computer: dein Name und deine Sprache, die Verbindung zu {service} mit Kennung und Zeitzone deines Kontos dort, die Namen deiner Geräte, deine Einstellungen, Akkustände und was gemeldet wurde.',
  'signup.what-is-read.webhooks':
    'Was gelesen wird: der Akkustand deiner Geräte und wann sie sich zuletzt synchronisiert haben. {service} wird außerdem um Zugriff auf deine Aktivität gebeten, nur damit der Dienst diesem Computer meldet, wenn neue Schritte da sind; die Schritte selbst werden nicht gelesen. Nach deinem Standort wird nicht gefragt.',
  'signup.what-is-stored.webhooks':
    'Auch was {service} meldet, wird gespeichert: dass Schritte aufgezeichnet wurden und wann; bis es abgearbeitet ist.',
  'signup.leave-any-time':
    'Du kannst dich jederzeit abmelden: Dann wird auf diesem Computer alles über dich gelöscht, außer Fingerabdrücken deiner Nummer und von SMS und einer zufälligen Kennung für höchstens drei Tage, damit dich nichts aus Versehen erreicht; Sicherungskopien und das Protokoll des SMS-Dienstes können länger mehr enthalten.',
  'signup.leave-any-time.no-number':
    'Du kannst dich jederzeit abmelden: Dann wird auf diesem Computer alles über dich gelöscht, außer einer zufälligen Kennung und, falls es SMS über dich gab, Fingerabdrücken davon für höchstens drei Tage, damit nichts aus Versehen hinausgeht; Sicherungskopien können länger mehr enthalten.',
  'signup.privacy.link': 'Datenschutz: was mit deinen Daten geschieht',
  'signup.privacy.title': 'Datenschutz',
  'signup.privacy.who': 'Wer verantwortlich ist',
  'signup.privacy.who-text':
    'Wer diese Seite betreibt: {contact}. Die Hersteller der Software bekommen keine deiner Daten.',
  'signup.privacy.who-unnamed':
    'Wer diese Seite betreibt und dir ihre Adresse geschickt hat. Hier ist kein Kontakt angegeben: Frage danach, bevor du mitmachst. Die Hersteller der Software bekommen keine deiner Daten.',
  'signup.privacy.why': 'Wozu, und warum das erlaubt ist',
  'signup.privacy.why-text':
    'Um Bescheid zu geben, bevor der Akku deines Geräts leer ist oder wenn es sich nicht mehr synchronisiert. Du erlaubst es durch deine Einwilligung auf der Anmeldeseite und kannst sie jederzeit zurücknehmen.',
  'signup.privacy.what': 'Was gelesen und gespeichert wird',
  'signup.privacy.long': 'Wie lange',
  'signup.privacy.long-text':
    'Akkustände bis zu zwei Jahre für jedes Gerät, wie schnell sie sanken, für jede Stunde seiner letzten acht Wochen, Meldungen, bis sie hinausgegangen sind, SMS sieben Tage und Fingerabdrücke davon (von Nummer und Text) einen Tag, was du darauf antwortest, bis es bei denen angekommen ist, die das hier betreiben, und einen Fingerabdruck davon acht Tage, alles andere, bis du dich abmeldest. Eine Anmeldung, die du nicht zu Ende führst, ist nach einer Stunde vergessen.',
  'signup.privacy.long-number':
    'Fingerabdrücke von Nummern, an die ein Code ging, bleiben einen Tag; änderst du deine Nummer, bleibt einer der alten höchstens drei Tage; antwortet eine Nummer, die für niemanden bestätigt ist, mit STOP, bleibt einer von ihr, bis sie mit START antwortet.',
  'signup.privacy.recipients': 'Wer sonst noch etwas bekommt',
  'signup.privacy.recipients-cloud':
    '{service} erfährt, dass dieser Computer nach deinen Geräten fragt. Was {service} mit deinen Daten macht, steht in dessen eigener Datenschutzerklärung.',
  'signup.privacy.recipients-sms':
    'Ein SMS-Dienst bekommt deine Nummer und den Text jeder SMS und führt ein eigenes Protokoll, vielleicht in einem anderen Land. Frage, welcher es ist: Ihn wählt, wer diese Seite betreibt.',
  'signup.privacy.recipients-flow':
    'Wer diese Seite betreibt, kann die Meldungen auch an andere schicken oder aufheben und sieht deinen Namen, deine Akkustände und deine Einstellungen. Frage dort, wenn du mehr wissen willst.',
  'signup.privacy.rights': 'Deine Rechte',
  'signup.privacy.rights-text':
    'Deine persönliche Seite, deren Link du nach der Anmeldung bekommst, zeigt, was gespeichert ist, und dort kannst du dich abmelden. Außerdem kannst du von dem, der diese Seite betreibt, eine Kopie, Berichtigung, Löschung oder Einschränkung verlangen und dich bei einer Datenschutzbehörde beschweren. Den Zugriff kannst du auch in deinem Konto bei {service} zurücknehmen.',
  'signup.contact': 'Fragen: {contact}',
  'signup.name': 'Dein Name',
  'signup.name-hint': 'Er steht in der SMS, etwa: Charge 6 von Anna: Akku bei 15 %.',
  'signup.number': 'Deine Handynummer',
  'signup.number-hint': 'Mit + und Landesvorwahl, oder so, wie du sie zu Hause wählst.',
  'signup.invitation': 'Einladungswort',
  'signup.consent': 'Ich bin einverstanden, dass dies gelesen und gespeichert wird.',
  'signup.continue': 'Weiter zu {service}',
  'signup.check.submit': 'Weiter',
  'signup.check.title': 'Ist das deine Nummer?',
  'signup.check.code': 'An diese Nummer geht ein Code und später jede Warnung:',
  'signup.check.text': 'An diese Nummer gehen die Warnungen:',
  'signup.check.wrong':
    'Gespeichert wird erst, wenn du weitergehst. Ist es nicht deine Nummer, dann ändere sie und schreibe sie mit + und Land.',
  'signup.check.change': 'Ändern',
  'signup.next':
    'Auf der nächsten Seite fragt {service} nach deiner Erlaubnis. Stehen dort Kästchen, hake jedes an.',
  'signup.google-warning':
    'Google warnt vielleicht, dass es diese App nicht geprüft hat: Wer dies betreibt, hat es nicht darum gebeten. Zum Weitergehen: Erweitert, dann zur App wechseln.',
  'signup.error.title': 'Sieh bitte noch einmal nach:',
  'signup.error.name': 'Gib bitte einen Namen an, höchstens 60 Zeichen.',
  'signup.error.number':
    'Das ist keine Telefonnummer. Schreibe sie mit + und Landesvorwahl, etwa +49 1522 8817386.',
  'signup.error.ambiguous-number':
    'Es ist nicht klar, welche Nummer das ist. Schreibe sie mit +, ohne eine 0 in Klammern, etwa +49 1522 8817386.',
  'signup.error.costly': 'Diese Nummer kostet extra. Bitte gib eine Handynummer an.',
  'signup.error.no-number': 'Bitte gib deine Handynummer an.',
  'signup.error.country': 'Nummern dieses Landes sind von hier aus nicht zu erreichen.',
  'signup.error.invitation': 'Das ist nicht das Einladungswort. Frage, wer dich eingeladen hat.',
  'signup.error.consent':
    'Bitte das Kästchen ankreuzen, wenn du einverstanden bist; ohne geht es nicht weiter.',
  'signup.error.form': 'Diese Seite war zu lange offen, oder ihr Cookie fehlt. Bitte noch einmal versuchen.',
  'signup.busy': 'Gerade versuchen es zu viele. Bitte in einer Stunde wiederkommen.',
  'signup.full': 'Hier ist kein Platz mehr. Frage, wer dich eingeladen hat.',
  'signup.gone':
    'Diese Anmeldung ist vorbei: Sie hat länger als eine Stunde gedauert oder ist fertig. Fange bitte von vorn an.',
  'signup.refused':
    'Es wurde nicht zugestimmt, also hat sich nichts geändert. War das ein Versehen, geht es von vorn los.',
  'signup.unticked':
    '{service} hat nicht erlaubt, den Akkustand zu lesen, also hat sich nichts geändert. Fange bitte von vorn an; stehen dort Kästchen, hake jedes an.',
  'signup.not-linked':
    'Dieses Google-Konto hat kein Google-Health-Profil, oder sein Fitbit-Konto ist nicht zu Google umgezogen. Melde dich in der App Google Health an (früher Fitbit) und fange dann hier von vorn an. Ein Konto, das nicht umgezogen ist, ist vielleicht schon gelöscht.',
  'signup.later':
    '{service} antwortet gerade nicht so, wie es soll, also hat sich nichts geändert. Fange bitte später von vorn an.',
  'signup.tell-owner':
    'Hier geht es erst weiter, wenn der Betreiber dieser Seite etwas in Ordnung gebracht hat. Sage ihm bitte: „{reason}“',
  'signup.expired':
    'Das hat länger als zehn Minuten gedauert, also hat sich nichts geändert. Fange bitte von vorn an.',
  'signup.used':
    'Dieser Link ist zu alt oder wurde schon benutzt. Durch das erneute Öffnen wurde nichts gespeichert. Was du eben erlaubt hast, kannst du in deinem Konto bei {service} zurücknehmen. Warst du noch nicht fertig, fange bitte von vorn an.',
  'signup.other-browser':
    'Diese Anmeldung wurde in einem anderen Browser begonnen. Mache bitte dort weiter oder fange hier von vorn an.',
  'signup.code-again-later':
    'An diese Nummer gingen in der letzten Stunde drei Codes. Warte bitte eine Stunde.',
  'signup.codes-used-up': 'Heute können keine Codes mehr gesendet werden. Bitte morgen wiederkommen.',
  'signup.code.title': 'Code eingeben',
  'signup.code.text': 'Wir haben einen sechsstelligen Code an {number} gesendet. Er gilt zehn Minuten.',
  'signup.code.label': 'Code',
  'signup.code.submit': 'Bestätigen',
  'signup.code.again': 'Neuen Code senden',
  'signup.code.wrong': 'Das ist nicht der Code. Sieh bitte noch einmal in die SMS.',
  'signup.code.no-code': 'Der Code hat sechs Ziffern. Das zählt nicht als Versuch.',
  'signup.code.late': 'Der Code ist abgelaufen. Bitte einen neuen anfordern.',
  'signup.code.used-up': 'Das war fünfmal falsch. Bitte einen neuen Code anfordern.',
  'signup.code.sent': 'Ein neuer Code ist unterwegs.',
  'signup.owner.title': 'Fast fertig',
  'signup.owner.text':
    'Du bist verbunden. Wer dies betreibt, muss deine Nummer noch bestätigen; dann hörst du von deinem Akku. Auf deine eigene Seite, um etwas zu ändern oder dich abzumelden, kommst du, wenn du dich später noch einmal anmeldest.',
  'signup.done.title': 'Fertig',
  'signup.done.text': 'Ab jetzt hörst du von deinem Akku.',
  'signup.done.link':
    'Deine eigene Seite, auf der du etwas ändern oder dich abmelden kannst. Behalte ihre Adresse für dich:',
  'signup.done.keep': 'Hebe sie auf: Sie wird dir nicht geschickt.',
  'signup.done.reconnected': 'Du bist wieder verbunden, mit den Einstellungen von vorher.',
  'signup.start-again': 'Von vorn anfangen',
  'signup.failed.title': 'Das ging nicht',
  'page.store-trouble':
    'Hier stimmt gerade etwas nicht. Sage bitte dem Bescheid, der diese Seite betreibt; dort ist zu sehen, was es ist.',
  'signup.forbidden.title': 'Nicht von hier',
  'signup.forbidden.text': 'Diese Seite ist für das Netz, aus dem du kommst, nicht offen.',
  // Worum ein Flow mit msg.action bittet.
  'answer.nothing-open':
    'Keine solche Warnung ist offen: Der Akku wurde geladen, oder niemandem wurde etwas gemeldet.',
  'answer.demo-no-pause': 'Demo kennt weder eine Pause noch Später.',
  'answer.until': 'msg.until muss eine Zeit sein, etwa 2026-12-24T18:00:00Z.',
  'answer.alert-unsaid':
    'msg.action ist {action}: Sage in msg.alert, welche Warnung, oder in msg.person, von wem, mit einer ID, einem Namen oder "everybody".',
  'answer.how-long': 'msg.hours muss eine Zahl über 0 sein.',
  'answer.snooze':
    'Eine Warnung lässt sich bis zu einer Zeit verschieben, die noch kommt, um höchstens sieben Tage.',
  'answer.pause': 'Eine Pause dauert bis zu einer Zeit, die noch kommt, höchstens ein Jahr.',
  'answer.action-unknown': 'msg.action ist {action}, was hier niemand kennt. Bekannt sind: {known}.',
  'answer.person-unsaid':
    'msg.action ist {action}: Sage in msg.person, von wem, mit einer ID, einem Namen oder "everybody".',
  'answer.person-unknown':
    'Niemand hat diese ID oder diesen Namen. Nimm eine aus der Liste im Dialog des Dienstes, oder "everybody".',
  'answer.person-ambiguous': '{count} Personen heißen so. Sage in msg.person mit der ID, wen du meinst.',
  'answer.hours': 'msg.hours muss eine Zahl von 1 bis {most} sein: wie weit zurück.',
  'answer.too-many-people':
    'Mehr als {most} Personen sind zu viele für eine Antwort. Frage mit msg.person nach einer nach der anderen.',
  'answer.too-many-readings':
    'Mehr als {most} Messwerte sind zu viele für eine Antwort. Frage nach weniger Stunden oder nach einer Person nach der anderen.',

  // In the picture of a level, and beside it.
  'picture.title': '{who}: {device}',
  'picture.now': 'jetzt',
  'picture.level': 'Letzter Stand: {level} %.',
  'picture.word': 'Letzter Stand: {word}, und keiner in Prozent.',
  'picture.empty': 'Es ist schon fast leer.',
  'picture.low-between': 'Wahrscheinlich zwischen {from} und {to} bei {level} %, wenn es nicht geladen wird.',
  'picture.low-before': 'Wahrscheinlich vor {to} bei {level} %, wenn es nicht geladen wird.',
  'picture.low-by-now': 'Inzwischen wahrscheinlich bei {level} %, wenn es nicht geladen wurde.',
  'picture.empty-between':
    'Wahrscheinlich zwischen {from} und {to} fast leer ({level} %), wenn es nicht geladen wird.',
  'picture.empty-before': 'Wahrscheinlich vor {to} fast leer ({level} %), wenn es nicht geladen wird.',
  'picture.empty-by-now': 'Inzwischen wahrscheinlich fast leer ({level} %), wenn es nicht geladen wurde.',
  'picture.no-forecast': 'Gerade gibt es keine Vorhersage.',
  'picture.nothing': 'Noch ist kein Stand gelesen.',
  'picture.legend':
    'Gestrichelt: wie es wahrscheinlich weitergeht. Hell unterlegt: wo es vier von fünf Malen sein wird.',
  'picture.legend.advice': 'Senkrecht, mit Uhrzeit: wann Laden gut passt.',
  // Offene Warnungen und Pausen auf einer Seite.
  'alerts.title': 'Offene Warnungen',
  'alerts.none': 'Keine Warnung ist offen.',
  'alerts.more': {
    by: 'number',
    one: 'Eine weitere ist offen.',
    other: '{number} weitere sind offen.',
  },
  'alerts.low': 'niedrig',
  'alerts.critical': 'fast leer',
  'alerts.told': 'Gemeldet {ago}.',
  'alerts.told-often': 'Zuerst gemeldet {ago}, bisher {times} Mal.',
  'alerts.held': 'Wird {when} gemeldet, wenn es dann noch stimmt.',
  'alerts.acknowledged': 'Jemand kümmert sich darum.',
  'alerts.snoozed': 'Verschoben bis {when}.',
  'alerts.escalated': 'Der nächsten Person gemeldet {when}.',
  'alerts.next-reminder': 'Wird {when} noch einmal gemeldet, wenn bis dahin nicht geladen wird.',
  'alerts.next-escalation': 'Wird {when} der nächsten Person gemeldet, wenn bis dahin nicht geladen wird.',
  'alerts.acknowledge': 'Ich kümmere mich',
  'alerts.later': 'Später',
  'alerts.said.acknowledged': 'Jetzt kümmert sich jemand darum.',
  'alerts.said.later': 'Verschoben: Es wird später noch einmal gemeldet, wenn bis dahin nicht geladen wird.',
  'alerts.said.over': 'Diese Warnung hat sich inzwischen erledigt.',
  'pause.everybody': 'Pause für alle',
  'pause.hint':
    'Bis dahin wird niemandem von Akkus gemeldet. Sie endet von selbst. Dass eine Verbindung beendet ist, wird trotzdem gemeldet.',
  'pause.hint.own':
    'Bis dahin wird niemandem von deinen Akkus gemeldet. Sie endet von selbst. Dass deine Verbindung beendet ist, wird trotzdem gemeldet.',
  'pause.until': 'Bis zum Ende des',
  'pause.pause': 'Pause',
  'pause.resume': 'Pause beenden',
  'pause.paused': 'Pause bis zum Ende des {when}.',
  'pause.paused.time': 'Pause bis {when}.',
  'pause.said.paused': 'Pause.',
  'pause.said.resumed': 'Keine Pause mehr: Es wird wieder gemeldet.',
  'pause.error': 'Bitte wähle einen Tag ab heute, höchstens in einem Jahr.',

  // Die Betreiberseite: für jemanden, der sich um Leute kümmert, aber den Editor nicht bekommt.
  'owner.title': 'Alle auf einen Blick',
  'owner.no-link':
    'Dieser Link führt nirgendwohin oder nicht mehr. Frage die Person, von der du ihn hast, nach einem neuen.',
  'owner.not-served':
    'Die Betreiberseite öffnet sich über eine öffentliche Adresse. Trage zuerst eine im Dienst ein und übernimm die Änderung (Deploy).',
  'owner.keep': 'Wer die Adresse dieser Seite hat, sieht und kann dasselbe wie du. Gib sie nicht weiter.',
  'owner.people': 'Personen',
  'owner.nobody': 'Noch ist niemand da.',
  'owner.no-device': 'Noch ist kein Ladestand bekannt.',
  'owner.level-unknown': 'Ladestand unbekannt',
  'owner.synced': 'synchronisiert {ago}',
  'owner.sync-unknown': 'letzte Synchronisierung unbekannt',
  'owner.standing.critical': 'fast leer',
  'owner.standing.low': 'niedrig',
  'owner.standing.not-syncing': 'synchronisiert nicht',
  'owner.standing.retired': 'nicht in Gebrauch',
  'owner.need.no-client':
    'Es wird nichts abgefragt: Der Dienst ist nicht mehr eingerichtet. Sage es dem Betreiber dieser Seite.',
  'owner.need.reconnect': 'Die Verbindung ist beendet: Die Person muss sich neu verbinden.',
  'owner.need.untold':
    'Eine Warnung konnte nicht als SMS gesendet werden. Sage es dem Betreiber dieser Seite.',
  'owner.need.confirm': 'Die Handynummer ist noch nicht bestätigt. Bis dahin wird nichts abgefragt.',
  'owner.need.not-linked':
    'Es ist noch nicht bekannt, welche Uhr es ist. Sage es dem Betreiber dieser Seite.',
  'owner.need.cannot-check': 'Die Abfragen gelingen nicht.',
  'owner.page': 'Seite {page} von {pages}',
  'owner.page-before': 'Vorige Seite',
  'owner.page-after': 'Nächste Seite',
  'owner.sms': 'SMS in diesem Monat',
  'owner.sms-count': '{number}',
  'owner.sms-of': '{number} von höchstens {most}',

  'signup.me.title': 'Deine Seite',
  'signup.me.stored': 'Was über dich gespeichert ist',
  'signup.me.name': 'Name',
  'signup.me.number': 'Nummer',
  'signup.me.no-number': 'keine',
  'signup.me.connection': 'Verbindung',
  'signup.me.connected-since': '{service}, seit {day}',
  'signup.me.lost': '{service}, beendet',
  'signup.me.devices': 'Geräte',
  'signup.me.device': '{device}: {level}',
  'signup.me.unknown': 'unbekannt',
  'signup.me.readings': 'Akkustände',
  'signup.me.stopped':
    'Von deiner Nummer kam STOP, darum kommt keine SMS mehr an. Sende START an dieselbe Nummer, um wieder welche zu bekommen.',
  'signup.me.settings': 'Einstellungen',
  'signup.me.sms': 'Schicke mir SMS',
  'signup.me.low': 'Bescheid geben unter (Prozent)',
  'signup.me.hours': 'Bescheid geben, wenn nicht synchronisiert seit (Stunden)',
  'signup.me.advice': 'Rate mir rechtzeitig zum Laden',
  'signup.me.advice-at': 'Zum Laden raten um (Uhrzeit, wo du bist)',
  'signup.me.default': 'Lass das leer für das, was der Betreiber gewählt hat.',
  'signup.me.default.low': '{low} %, wenn du nichts anderes schreibst.',
  'signup.me.default.hours': '{hours} h, wenn du nichts anderes schreibst.',
  'signup.me.default.advice': '{time}, wenn du nichts anderes schreibst.',
  'signup.me.quiet-from': 'Nichts melden ab (deine Uhrzeit)',
  'signup.me.quiet-to': 'bis',
  'signup.me.quiet.hint':
    'Was es zu melden gibt, kommt danach, wenn es noch stimmt. Lass beides leer für das, was der Betreiber gewählt hat; zweimal dieselbe Zeit heißt: nie still.',
  'signup.me.default.quiet':
    'Was es zu melden gibt, kommt danach, wenn es noch stimmt. {from} bis {to}, wenn du nichts anderes schreibst; zweimal dieselbe Zeit heißt: nie still.',
  'signup.me.default.no-quiet':
    'Was es zu melden gibt, kommt danach, wenn es noch stimmt. Keine Ruhezeit, wenn du nichts schreibst.',
  'signup.me.critical': 'Wecke mich, wenn ein Akku fast leer ist',
  'signup.me.error.quiet': 'Bitte schreibe zwei Uhrzeiten wie 22:00 und 07:00, oder in beide Felder nichts.',
  'signup.me.save': 'Speichern',
  'signup.me.saved': 'Gespeichert.',
  'signup.me.other-number':
    'Ein anderer Name oder eine andere Nummer? Melde dich mit demselben Konto noch einmal an.',
  'signup.me.error.low': 'Schreibe bitte eine ganze Zahl von 1 bis 100, oder nichts.',
  'signup.me.error.hours': 'Schreibe bitte eine ganze Zahl von 1 bis 720, oder nichts.',
  'signup.me.error.advice': 'Schreibe bitte eine Uhrzeit wie 20:00, oder nichts.',
  'signup.me.leave': 'Abmelden',
  'signup.me.leave-text':
    'Beendet die Verbindung bei {service} und löscht hier Name, Nummer, Verbindung und Verlauf.',
  'signup.me.leave-sure': 'Ja, alles über mich löschen',
  'signup.me.leave-submit': 'Abmelden',
  'signup.me.left.title': 'Du bist abgemeldet',
  'signup.me.left.text':
    'Alles über dich wurde hier gelöscht, bis auf das, was der Datenschutztext nennt, und die Verbindung bei {service} beendet.',
  'signup.me.left.not-revoked':
    'Alles über dich wurde hier gelöscht, bis auf das, was der Datenschutztext nennt. {service} war nicht zu erreichen: Entferne bitte die App dort im Konto.',
  'signup.me.not-found':
    'Dieser Link gilt nicht mehr. Melde dich noch einmal über die Anmeldeseite an, dann bekommst du einen neuen.',
  'signup.me.error.sure': 'Bitte setze den Haken, wenn du dich wirklich abmelden willst.',
  'signup.done.new-link': 'Dieser Link ist neu: Der von früher gilt nicht mehr.',
  'signup.sms.code': '{code} ist dein Code für {title}. Falls du ihn nicht angefordert hast, tu nichts.',
  'signup.sms.code-known':
    'Jemand meldet sich mit deiner Nummer bei {title} an. Bist du das, ist der Code {code}. Wenn nicht, tu nichts.',
  'signup.sms.welcome':
    'Hallo {who}, ab jetzt bekommst du eine SMS, wenn dein Akku schwach wird ({title}). Deine eigene Seite, auch zum Abmelden: {link}',

  // Dasselbe, wo Ladestände als Nachrichten kommen und kein Dienst gefragt wird.
  'signup.by-msg.title': 'Akkuwarnungen für deine Uhr',
  'signup.by-msg.intro':
    'Jemand, der zu Hause einen kleinen Computer betreibt, bietet an, dir per SMS Bescheid zu sagen, bevor der Akku deiner Uhr leer ist.',
  'signup.by-msg.intro.no-number':
    'Jemand, der zu Hause einen kleinen Computer betreibt, bietet an, Bescheid zu sagen, bevor der Akku deiner Uhr leer ist.',
  'signup.by-msg.what-is-read':
    'Was ankommt: der Ladestand deiner Uhr und wann zuletzt von ihr gehört wurde, auf dem Weg, den der Betreiber dieser Seite mit dir eingerichtet hat. Kein Konto von dir wird abgefragt.',
  'signup.by-msg.what-is-stored':
    'Was gespeichert wird, nur auf diesem Computer: dein Name, deine Nummer und Sprache, die Namen deiner Geräte, deine Einstellungen, Ladestände, was dir gesagt wurde, und SMS. Deine Nummer und jede SMS gehen durch einen SMS-Dienst, der selbst Protokoll führt.',
  'signup.by-msg.what-is-stored.no-number':
    'Was gespeichert wird, nur auf diesem Computer: dein Name und deine Sprache, die Namen deiner Geräte, deine Einstellungen, Ladestände und was gesagt wurde.',
  'signup.by-msg.recipients':
    'Auf welchem Weg der Ladestand deiner Uhr hierher kommt und wer ihn dabei sonst noch sieht, kann dir sagen, wer diese Seite betreibt.',
  'signup.by-msg.rights':
    'Deine eigene Seite, deren Link du nach der Anmeldung bekommst, zeigt, was gespeichert ist, und dort kannst du austreten. Außerdem kannst du den Betreiber dieser Seite um eine Kopie, um Berichtigung, um Löschung oder um eingeschränkte Nutzung bitten und dich bei einer Datenschutzbehörde beschweren.',
  'signup.by-msg.next': 'Wer diese Seite betreibt, sagt danach, welche Uhr deine ist.',
  'signup.by-msg.owner':
    'Wer das hier betreibt, muss jetzt deine Nummer bestätigen und, wenn du neu hier bist, sagen, welche Uhr deine ist. Sage Bescheid: Was niemand ansieht, ist nach einer Woche vergessen. Dann hörst du von deinem Akku, und der Link zu deiner eigenen Seite kommt an deine Nummer.',
  'signup.by-msg.done':
    'Sobald der Betreiber dieser Seite gesagt hat, welche Uhr deine ist, hörst du von ihrem Akku.',
  'signup.by-msg.week':
    'Sage Bescheid: Eine Anmeldung ohne Nummer, die niemand ansieht, ist nach einer Woche vergessen.',
  'signup.by-msg.known':
    'Du warst schon angemeldet, und deine Einstellungen sind wie zuvor. Von deinem Akku hörst du, sobald der Betreiber dieser Seite gesagt hat, welche Uhr deine ist.',
  'signup.by-msg.long-text':
    'Akkustände bis zu zwei Jahre für jedes Gerät, wie schnell sie sanken, für jede Stunde seiner letzten acht Wochen, Meldungen, bis sie hinausgegangen sind, SMS sieben Tage und Fingerabdrücke davon (von Nummer und Text) einen Tag, was du darauf antwortest, bis es bei denen angekommen ist, die das hier betreiben, und einen Fingerabdruck davon acht Tage, alles andere, bis du dich abmeldest. Eine Anmeldung, die du nicht zu Ende führst, ist nach einer Stunde vergessen, und eine, die keine Nummer durch einen Code bestätigt und die niemand ansieht, nach einer Woche. Meldest du dich ab, bleibt ein Fingerabdruck des Namens, unter dem deine Uhr bekannt war, damit ihre Stände dich nicht zurückbringen.',
  'signup.by-msg.leave-any-time':
    'Du kannst dich jederzeit abmelden: Dann wird auf diesem Computer alles über dich gelöscht, außer einem Fingerabdruck des Namens, unter dem deine Uhr bekannt war, damit ihre Stände dich nicht zurückbringen, und außer Fingerabdrücken deiner Nummer und von SMS und einer zufälligen Kennung für höchstens drei Tage, damit dich nichts aus Versehen erreicht; Sicherungskopien und das Protokoll des SMS-Dienstes können länger mehr enthalten.',
  'signup.by-msg.leave-any-time.no-number':
    'Du kannst dich jederzeit abmelden: Dann wird auf diesem Computer alles über dich gelöscht, außer einem Fingerabdruck des Namens, unter dem deine Uhr bekannt war, damit ihre Stände dich nicht zurückbringen, und außer einer zufälligen Kennung und, falls es SMS über dich gab, Fingerabdrücken davon für höchstens drei Tage, damit nichts aus Versehen hinausgeht; Sicherungskopien können länger mehr enthalten.',
  'signup.by-msg.since': 'seit {day}',
  'signup.by-msg.other-number':
    'Ein anderer Name oder eine andere Nummer? Sage es dem Betreiber dieser Seite.',
  'signup.by-msg.leave': 'Löscht deinen Namen, deine Nummer und den Verlauf hier.',
  'signup.by-msg.left': 'Alles über dich wurde hier gelöscht, außer dem, was der Datenschutztext nennt.',
  'signup.by-msg.not-found':
    'Dieser Link gilt nicht mehr. Melde dich noch einmal mit demselben Namen und derselben Nummer an, dann bekommst du einen neuen.',

  'internal.trouble': 'Etwas Unerwartetes ist schiefgegangen ({detail}). Melde das bitte.',
  'palette.unreadable':
    'Eine Datei der Palette fehlt oder ist nicht lesbar ({detail}). Installiere die Palette neu und starte dann Node-RED neu.',
};

export const replyWords: ReplyWords = {
  ok: [
    ...[
      'ok',
      'okay',
      'okey',
      'oke',
      'oki',
      'k',
      'ja',
      'jo',
      'jep',
      'jawohl',
      'klar',
      'alles klar',
      'geht klar',
    ],
    ...[
      'passt',
      'gut',
      'in Ordnung',
      'verstanden',
      'erledigt',
      'gemacht',
      'wird gemacht',
      'mach ich',
      'mache ich',
    ],
    ...[
      "ich mach's",
      'ich machs',
      'ich mache es',
      'ich mach das',
      'ich mache das',
      'ich kümmere mich',
      'kümmere mich',
    ],
    ...['ich kümmere mich darum', 'ich kümmer mich drum', 'kümmer mich drum', 'bin dran', 'ich bin dran'],
  ],
  later: [
    ...['später', 'später in', 'nachher', 'jetzt nicht', 'nicht jetzt', 'erinnere mich', 'erinner mich'],
    ...['erinnere mich später', 'erinner mich später', 'erinnere mich in', 'erinner mich in', 'schlummern'],
  ],
  pause: ['Pause', 'Pause für', 'pausieren', 'pausiere', 'stumm', 'Ruhe', 'Urlaub'],
  battery: [
    'Akku',
    'Akkus',
    'Akkustand',
    'Akkustände',
    'Ladestand',
    'Batterie',
    'Batterien',
    'Stand',
    'Status',
  ],
  stop: ['stop', 'stopp', 'abmelden', 'abbestellen', 'keine SMS', 'keine SMS mehr'],
  start: ['start', 'starten', 'anmelden'],
  thanks: [
    ...[
      'danke',
      'danke schön',
      'dankeschön',
      'danke dir',
      'vielen Dank',
      'vielen lieben Dank',
      'lieben Dank',
    ],
    ...['besten Dank', 'merci', 'bitte', 'lg'],
  ],
  hours: ['h', 'Std', 'Stunde', 'Stunden'],
  days: ['d', 'Tag', 'Tage', 'Tagen'],
  weeks: ['Woche', 'Wochen'],
};
