// English: the sentences that are sent, shown on pages or given to Catch. `{...}` is filled in.

export const words = {
  // Alerts. {who} is a name, {device} a product name, {level} a percentage.
  'alert.low': "{who}'s {device} is at {level} %. Please charge it soon.",
  'alert.low.until': "{who}'s {device} is at {level} %. It will last until {when}. Please charge it soon.",
  'alert.low.unknown': "{who}'s {device} says that its battery is low. Please charge it soon.",
  'alert.critical': "{who}'s {device} is at {level} %. Please charge it now.",
  'alert.critical.unknown': "{who}'s {device} says that its battery is empty. Please charge it now.",
  // {when} and {charge} are sentences of `advice`.
  'alert.charge-soon': '{who}, your {device} is at {level} % and will be almost empty {when}. {charge}',
  // {sentence} is one of the above, {time} a weekday and a time of day.
  'alert.escalated': '{sentence} {who} was told on {time}, and nobody has charged it since.',
  'alert.escalated.unnamed': '{sentence} This was told first on {time}, and nobody has charged it since.',
  'alert.charged': "{who}'s {device} is charged again: {level} %.",
  'alert.charged.unknown': "{who}'s {device} is charged again.",
  'alert.not-syncing':
    "{who}'s {device} has not synced for {span}. Its battery may be empty, or the phone is not near.",
  'alert.not-syncing.level':
    "{who}'s {device} has not synced for {span}; it was at {level} % then. Its battery may be empty, or the phone is not near.",
  'alert.not-syncing.unchanged':
    "{who}'s {device} has shown {level} % without any change for {days} days. It may be empty, or not syncing.",
  'alert.syncing-again': "{who}'s {device} syncs again.",
  'alert.syncing-again.level': "{who}'s {device} syncs again and is at {level} %.",
  'alert.reconnect': 'The connection to the Fitbit of {who} has ended. {reason}',
  'alert.reconnect.testing':
    'It ended about a week after consent: the Google project is probably in the status "Testing". Set it to "In production", then connect again.',
  'when.clock.today': 'about {time} today',
  'when.clock.tomorrow': 'about {time} tomorrow',
  'when.clock.weekday': 'about {time} on {weekday}',
  'when.midnight.today': 'about midnight tonight',
  'when.midnight.tomorrow': 'about midnight tomorrow',
  'when.midnight.weekday': 'about midnight on {weekday}',
  'when.night.today': 'tonight',
  'when.night.tomorrow': 'tomorrow night',
  'when.night.weekday': '{weekday} night',
  'when.morning.today': 'this morning',
  'when.morning.tomorrow': 'tomorrow morning',
  'when.morning.weekday': '{weekday} morning',
  'when.afternoon.today': 'this afternoon',
  'when.afternoon.tomorrow': 'tomorrow afternoon',
  'when.afternoon.weekday': '{weekday} afternoon',
  'when.evening.today': 'this evening',
  'when.evening.tomorrow': 'tomorrow evening',
  'when.evening.weekday': '{weekday} evening',
  'span.hours': '{hours} h',
  'span.days': { by: 'days', one: '{days} day', other: '{days} days' },
  'alert.cannot-check': 'No check of the Fitbit of {who} has worked for {span}. {reason}',
  'alert.test': "This is a test: alerts about {who}'s battery will arrive like this.",
  'alert.demo': 'DEMO: {sentence}',

  // Several alerts in one SMS that has no room for a sentence each. {list}: "Anna (Charge 6) 4 %, Ben (Versa 4) 12 %".
  'alert-list.critical': 'Charge now: {list}.',
  'alert-list.low': 'Charge soon: {list}.',
  'alert-list.charge-soon': 'Almost empty soon: {list}.',
  'alert-list.not-syncing': 'Not synced for long: {list}.',
  'alert-list.charged': 'Charged again: {list}.',
  'alert-list.syncing-again': 'Syncing again: {list}.',

  // What follows "will be almost empty" besides `when`, and when to charge it. Night is from midnight to six.
  'advice.soon': 'soon',
  'advice.within-a-day': 'within a day',
  'advice.before.morning': 'before tomorrow morning',
  'advice.before.afternoon': 'before tomorrow afternoon',
  'advice.before.evening': 'before tomorrow evening',
  'advice.charge.now': 'Charge it now.',
  'advice.charge.today': 'Charge it today.',
  'advice.charge.tonight': 'Charge it tonight.',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': 'watch',

  // Problems with a cloud: what happened, why, what to do now. {service} is the cloud's name on the screen.
  'problem.grant-dead':
    '{service} no longer accepts the connection: it was revoked or has expired. Connect again.',
  'problem.unauthorized': '{service} refuses the connection although it was just renewed. Connect again.',
  'problem.scope-missing':
    'The permission to read devices is missing. Connect again; if boxes are shown, tick every one.',
  'problem.permission-denied':
    '{service} refuses access to this account. If it stays so for hours: remove the app at myaccount.google.com/connections, then connect again.',
  'problem.account-not-linked':
    'This Google account has no Google Health profile, or its Fitbit account was not moved to Google. Sign in to the Google Health app (formerly Fitbit), then connect again. An account that was not moved may be deleted by now.',
  'problem.consent-taken-back':
    '{service} says that the consent was taken back. Connect again if that was a mistake.',
  'problem.api-not-enabled':
    'The Google Health API is not enabled in your Google Cloud project. Enable it there under "APIs & Services", wait some minutes and try again.',
  'problem.project-not-admitted':
    'Google has not admitted your Cloud project to the Google Health API. In October 2026 it was reported to admit no new ones; nothing can be done here but to wait or to ask Google.',
  'problem.mixed-scopes':
    'This connection also carries rights to Google Cloud, which the Google Health API refuses. Use an OAuth client of its own for this, then connect again.',
  'problem.wrong-client':
    '{service} does not know this client ID, or the client secret is wrong. Copy both again from the console.',
  'problem.redirect-mismatch':
    'The redirect address is not the one registered at {service}. Register exactly the address shown in the dialog.',
  'problem.admin-policy':
    'The administrator of this Google Workspace account does not allow the app. Ask them to allow it, or use a private Google account.',
  'problem.read-only-app':
    'This Fitbit app is registered as read-only. Set it to Read & Write at dev.fitbit.com.',
  'problem.forbidden': '{service} refused the request. It is tried again later.',
  'problem.rate-limited': '{service} asks for a pause: too many requests. It is tried again later.',
  'problem.refresh-conflict':
    '{service} says that somebody else is renewing the same connection. It is tried again later.',
  'problem.server-error': '{service} has trouble of its own. It is tried again later.',
  'problem.unreachable':
    '{service} cannot be reached. Check the internet connection; it is tried again later.',
  'problem.timeout': '{service} did not answer in time. It is tried again later.',
  'problem.never-heard':
    'No level is known, and none has come: look whether the watch sends, and whether the name or the topic pattern is the one that it sends under.',
  'problem.gone':
    'The Fitbit Web API is switched off (announced for 2026-11-02). Use the service Google Health and connect again there.',
  'problem.not-understood':
    '{service} answered in a way this version does not understand ({detail}). Please report it.',
  'problem.bad-request': '{service} did not accept the request ({detail}). Please report it.',
  'problem.no-client-id':
    'The client ID of the service {service} is missing, so nobody is checked. Open the service and write it there; if it comes from an environment variable, set that and restart Node-RED.',
  'problem.no-client-secret':
    'The client secret of the service {service} is missing, so nobody is checked. Open the service, write it there and deploy; if it comes from an environment variable, set that and restart Node-RED. (Node-RED forgets secrets when credentialSecret changes, and when a service is deleted and brought back.)',
  'problem.no-client':
    'The service of this connection is not deployed, or has another client ID now, so the connection cannot be used.',

  // Connecting.
  'connect.refused': 'The consent was refused. Nothing was stored. Press Connect to try again.',
  'connect.state-unknown':
    'This answer belongs to no connection that was started here, or it was used already. Press Connect to try again.',
  'connect.expired': 'That took longer than ten minutes. Press Connect to try again.',
  'connect.no-refresh-token':
    '{service} gave no lasting connection. Remove the app at myaccount.google.com/connections, then connect again.',
  'connect.not-an-address':
    'This is not the address that the browser ended on. It must contain "code=" and "state=".',
  'connect.other-account':
    'You signed in with another account than the one connected as {who}. Sign in with that account, or use Connect for a new person.',
  'connect.code-used':
    '{service} did not accept the code: it was used before or is too old. Press Connect to try again.',
  'connect.permission-denied':
    '{service} refuses access to this account. Remove the app at myaccount.google.com/connections, then press Connect again.',
  'connect.forbidden':
    '{service} refused the request ({detail}). Wait some minutes, then press Connect again.',
  'connect.rate-limited':
    '{service} asks for a pause: too many requests. Wait some minutes, then press Connect again.',
  'connect.server-error': '{service} has trouble of its own. Wait some minutes, then press Connect again.',
  'connect.unreachable':
    'Node-RED cannot reach {service}. Check its internet connection, then press Connect again.',
  'connect.timeout': '{service} did not answer in time. Press Connect again.',
  'connect.client-missing':
    'Client ID and client secret are needed first. Write both above; if one comes from an environment variable, set that and restart Node-RED.',
  'connect.not-deployed':
    'This comes from an environment variable, and Node-RED fills it in with a Deploy. Press Deploy first, then open this dialog again.',
  'connect.name-missing': 'Please give a name: it stands in the SMS.',
  'connect.done': '{who} is connected.',
  'connect.renamed':
    '{who} is connected. This account was here already as {before}, who is now called {who}. If that is somebody else, press Connect again and sign in with an account of their own.',
  'connect.not-needed': 'With this service nobody connects: add people by their name.',
  'connect.demo': 'Demo needs no connection.',
  'person.removed': '{who} was removed, and the connection at {service} revoked.',
  'person.removed.here': '{who} was removed.',
  'person.removed.not-revoked':
    '{who} was removed here. {service} could not be told: revoke the app in your account there.',
  'person.number-changed': 'The number has changed since you looked. Look at it again.',
  'connect.new-number': 'The number that was stored is replaced by the one that you typed.',
  'person.added': '{who} is here. Without a number no SMS go out; alerts leave output 1 all the same.',
  'person.added.number': '{who} is here. SMS go to {number}.',
  'person.linked': 'From now on msgs that name {name} are about {who}.',
  'person.no-source': 'Only for the service "Other source" is somebody added without connecting them.',
  'person.edited': '{who} is saved.',
  'person.edited.number': '{who} is saved. SMS go to {number} from now on.',
  'person.edited.no-number': '{who} is saved. There is no number any more, so no SMS go there.',
  'person.bad-language': 'There are no sentences in this language. Choose one from the list.',
  'person.number-and-removal':
    'Write another number, or tick that the number is to be removed, but not both.',
  'person.demo-not-edited':
    'The person of Demo is made up and begins anew whenever Node-RED starts, so there is nothing to edit.',
  'person.confirmed': 'The number of {who} is confirmed.',
  'person.not-watched':
    'No battery-status node looks after {who}: no alert would leave. Put one with this service into a flow, and deploy.',
  'person.unproven': 'The number of {who} is not confirmed yet. Until then nothing is checked.',
  'person.unknown': 'There is no such person. Choose one in the dialog, or give the id in msg.person.',
  'person.unknown.by-msg':
    'There is no such person, or nobody has said yet which watch is theirs. Name somebody from the list in the dialog of the service, in msg.person or in the dialog of this node.',
  'person.device-unknown': 'This person has no such device (any more).',
  'person.device-removed': '{device} of {who} was removed. If a msg names it again, it is back.',
  'person.unknown.removed': 'There is no such person (any more).',

  // Redirect addresses.
  'redirect.register': 'Register exactly this address at the service.',
  'redirect.register.web':
    'At Google, choose the client type "Web application" and register exactly this address.',
  'redirect.register.desktop':
    'At Google, choose the client type "Desktop app": it needs no address. For the type "Web application", register exactly this one.',
  'redirect.not-https': 'The public address must begin with https:// (only localhost may do without).',
  'redirect.raw-ip': 'Google takes no bare IP address. Use a public name, or leave the public address empty.',
  'redirect.private-name':
    'Google takes no name that ends in .local, .lan or .home. Use a public name, or leave the public address empty.',
  'redirect.not-an-address': 'This is not an address such as https://example.org.',

  'config.missing': 'No service is chosen, or it is disabled. Open the dialog and choose one.',

  // Pages that the browser ends on.
  'page.connected.title': 'Connected',
  'page.connected.text': '{who} is connected. You can close this window.',
  'page.failed.title': 'Not connected',
  'page.away.title': 'One moment',
  'page.away.text': 'This page is just being started again. Load it again in a few seconds; nothing is lost.',
  'page.not-found.title': 'Nothing here',
  'page.not-found.signup': 'Sign up here',
  'page.not-found.text': 'This address serves nothing else.',
  'page.trouble.title': 'That did not work',

  // A check of several people.
  'check.bad-threshold':
    'The place that the dialog names for "Low below" holds no number from 1 to 100. Set it before the check, or write the number into the dialog.',
  'check.odd':
    '{service} sent something that this version cannot read ({fields}). All the rest was used as always. If a level or a device is missing, please report it: sidebar, Copy report.',
  'check.nobody':
    'Nobody is left to watch: this node has nobody to check. Connect people again, or put a backup of the folder fitbit in its place if it was lost with an update; if the client ID was changed, change it back. If nobody is to be watched any more, delete or disable this node.',
  'check.failed.one': 'The check of {who} failed. {reason}',
  'check.failed.many': '{failed} of {count} checks failed. First: {who}. {reason}',

  // Levels that come by msgs.
  'incoming.not-a-reading':
    'This is no battery level ({what}): expected is a number from 0 to 100, text such as "83" or "83 %", or an object such as {example}.',
  'incoming.fraction':
    'This level lies between 0 and 1: it may be a part of one, or a percentage. Send percent, 0 to 100.',
  'incoming.time':
    'This time cannot be read: "at" is milliseconds since 1970, or text with its zone, such as 2026-11-29T20:15:00Z.',
  'incoming.odd-time':
    'The level was taken, but not when that was so: "at" is milliseconds since 1970, or text with its zone, such as 2026-11-29T20:15:00Z, and not far ahead. So it does not count as heard now. Not read: {fields}.',
  'incoming.odd':
    'The rest was taken, but this could not be read: {fields}. "level" is a number from 0 to 100, "status" a short word such as Low.',
  'incoming.topic':
    'The topic "{topic}" does not fit the topic pattern "{pattern}", and none has fitted so far. Change the pattern.',
  'incoming.device': 'This is no name of a device: msg.device is a text, or nothing at all.',
  'incoming.pattern':
    'The topic pattern in the dialog cannot be read, so nobody knows whose level this is. Write {person} and {device} at most once each, and not both between two slashes.',
  'incoming.whose':
    'This level could be about several people. Say whose it is: in msg.person (id or name), by a topic pattern, or in the dialog.',
  'incoming.nobody-yet':
    'Nobody is there whose level this could be. Add a person in the dialog of the service.',
  'incoming.unknown-person':
    'The msg names somebody whom nobody has added. Add them in the dialog of the service under that name, or let this node add people.',
  'incoming.removed-person':
    'The msg names somebody who was removed or has left, so nobody is added again. Add them in the dialog of the service, or stop the msgs.',
  'incoming.too-many-people':
    'The msg names somebody new, but msgs can name {most} people already: the topic may name something else than people. Add more in the dialog of the service.',
  'incoming.too-many-devices':
    'This person has {most} devices already: the topic may name something else than devices.',
  'person.name-taken':
    'Somebody here is called {who} already, or was before, and msgs could not tell them apart. Choose another name.',

  // SMS.
  'sms.no-account':
    'The SMS account is missing or disabled. Open the dialog and choose one, or none for a dry run.',
  'sms.chain-loop':
    'The SMS accounts come back to themselves: each names another one to go on with, and the last one the first. Node-RED starts none of them. Open one, choose another under More, and deploy.',
  'sms.no-next':
    'The SMS account that this one goes on with is missing or disabled, so an SMS ends here. Open the account and choose another one under More, or none.',
  'sms.no-number': 'There is no number to send to: set msg.to, or a number in the dialog.',
  'sms.bad-number':
    'This is not a telephone number. Write it with the country, such as +44 7700 900123, or set the default country.',
  'sms.ambiguous-number':
    'This can be read as two different numbers, or as none. Write it with + and country code, and without a 0 in brackets, such as +44 7700 900123.',
  'sms.other-channel':
    'This is an address for another channel, such as whatsapp:, and only SMS are sent. Write the number alone, such as +44 7700 900123.',
  'sms.too-many-numbers':
    'There are more than {most} numbers to send to, so nothing was sent. Name fewer, or use several msgs.',
  'sms.one-of-several': 'One of {count} SMS failed, to number {place} of the list.',
  'sms.some-of-several': '{failed} of {count} SMS failed, the first to number {place} of the list.',
  'sms.no-body': 'There is nothing to send: msg.payload is empty.',
  'sms.too-long': 'This text is too long for an SMS: {length} characters, at most {most}.',
  'sms.to-invalid': '{provider} says that the number to send to does not exist.',
  'sms.stopped': 'This number answered STOP, so {provider} does not send to it. Its holder can send START.',
  'sms.unreachable': 'This number cannot receive SMS.',
  'sms.handset-off': 'The phone is off or out of reach.',
  'sms.blocked': 'The carrier blocks this SMS.',
  'sms.filtered': 'The carrier took this SMS for spam.',
  'sms.queue-full': 'The sending queue at {provider} is full. Try later.',
  'sms.rate-limited': '{provider} asks for a pause: too many requests.',
  'sms.congested': 'The carrier has too much to do, or a daily limit is reached. Try later.',
  'sms.daily-limit': 'The daily limit of this {provider} account is reached.',
  'sms.failed': 'The SMS was not delivered ({provider} code {detail}).',
  'sms.rejected': '{provider} did not accept the SMS (code {detail}).',
  'sms.unsent': '{provider} cannot be reached, so the SMS was not sent.',
  'sms.certificate':
    'The certificate of {address} is not trusted, so nothing was sent. Use an address with a certificate that is, or http:// inside of your own network.',
  'sms.no-https':
    'Something is at {address}, but it does not speak https, so nothing was sent. Inside of your own network write http:// in front of the address.',
  'sms.unclear': '{provider} gave no clear answer. Nobody knows yet whether the SMS was sent.',
  'sms.uncertain':
    '{provider} gave no clear answer, and no clear one was to be had since. The SMS may have been sent; it is not sent again, so that nobody gets it twice.',
  'sms.replies-unread':
    'For an hour nobody could read at {provider} what people answer, so no replies leave and STOP is not heard. Look whether {provider} is reached, and whether the login may read messages.',
  'sms.outdated':
    'This SMS is no longer true (charged, synced, connected or answered meanwhile), no longer wanted at this number (another one by now, SMS switched off, STOP answered, or removed), or more than a day late, so it was not sent.',
  'sms.repeated':
    'The same text went to this number less than ten minutes ago, so it was not sent again. To send it all the same, tick "Send repeats" in the SMS node, or set a different msg.smsKey.',
  'sms.cap-number':
    'This number has had {cap} SMS in 24 hours: that is the limit, so this one was not sent. Look for a loop in the flow, or raise the limit in the SMS account.',
  'sms.cap-day':
    '{cap} SMS were sent in 24 hours: that is the limit, so this one was not sent. Look for a loop in the flow, or raise the limit in the SMS account.',
  'sms.cap-month':
    '{cap} SMS were sent this month: that is the limit, so this one was not sent. Raise the limit in the SMS account, or wait for the next month.',
  'sms.cap-refused':
    'Too many SMS were refused or dropped in 24 hours, ten times as many as may be sent, so this one was not tried. Look for a loop in the flow, behind a Catch node for instance.',
  'sms.gateway-unreachable':
    'The phone by which SMS leave has not answered for an hour ({provider}). Is it on, in its network, and the app running?',
  'sms.gateway-battery-low':
    'The phone by which SMS leave is at {level} % and not charging. Put it on the charger, else no SMS leaves.',
  'sms.too-old': 'The SMS could not be sent for too long, so it was dropped.',

  // What we answer by SMS to a reply. {what} names devices, {who} people.
  'reply.ok': 'Noted: you take care of {what}.',
  'reply.later': 'Put off until {when}: {what}.',
  'reply.pause':
    'Nothing of the battery of {who} is told until the end of {date}. If that was not you, tell whoever runs this.',
  'reply.pause.most': 'By SMS a pause lasts seven days at most.',
  'reply.nothing-open': 'No alert that you got is open right now.',
  'reply.battery.level': '{who}, {device}: {level}, {age}',
  'reply.battery.none': 'No battery level is known.',
  'reply.age.minutes': '{minutes} min ago',
  'reply.age.hours': '{hours} h ago',
  'reply.age.days': { by: 'days', one: '{days} day ago', other: '{days} days ago' },
  'reply.device': "{who}'s {device}",
  'reply.more': '(+{count} more)',
  'reply.failed': 'What somebody answered by SMS could not be done.',

  // What a gateway with an HTTP interface asks for, and what its answers mean.
  'http.address':
    'The address of the gateway is missing, or is none that can be asked. Open the SMS account, write one with http:// or https://, without a user, a password or a place such as {secret} in it, and deploy.',
  'http.secret':
    '{secret} stands in the headers or the body of the SMS account, but there is no secret, or one with a sign that cannot be sent. Open the account, type it and deploy; if it comes from an environment variable, set that and restart Node-RED.',
  'http.headers':
    'The headers of the SMS account cannot be sent. They are an object in JSON, each a text in plain letters; {text} does not go there, and a header that proves who asks holds {secret} in place of the secret itself.',
  'http.body':
    'The body of the SMS account cannot be sent. It is an object in JSON that holds {to} and {text}, and {secret} in place of a password, a token or an API key; as a form it holds no lists or objects, and with GET, which puts it into the address, no {secret}.',
  'http.key':
    'The SMS account says that the gateway takes a key, but {key} stands neither in the headers nor in the body. Put it where the gateway expects it, or choose what else follows a lost answer, and deploy.',
  'http.state':
    'The SMS account says where the state stands in the answer, or which words mean accepted, but not both. Without the other nobody knows what was accepted. Fill in both or neither, and deploy.',
  'http.status-address':
    'The status address of the SMS account cannot be asked. It begins like the address of the gateway, holds {id} (then the place of the message id is filled in as well) or {key}, no secret, and the place of the state is filled in.',
  'http.not-accepted': 'The gateway answered that it did not accept the SMS (state {detail}).',
  'http.moved':
    'The gateway says that it is at another address now (code {detail}). Nothing was sent there. Write the new address into the SMS account and deploy.',
  'http.wrong-secret':
    'The gateway did not accept the secret of the SMS account (code {detail}). Type the one that it expects, and deploy.',
  'http.not-found':
    'At the address of the SMS account nobody takes SMS in this way (code {detail}). Look at the address and the method.',
  'http.unreached':
    'Nobody answered at {address}: is the gateway on, in this network, and its server running?',
  'http.lost':
    '{address} gave no answer that could be read to its end, so nobody knows whether the SMS was sent.',
  'http.odd-status':
    'The gateway had trouble (code {detail}), so nobody knows whether the SMS was sent. Look there.',
  'http.unreadable':
    'The gateway answered, but nothing stands at {path} in its answer, so nobody knows whether the SMS was sent. Look at what it answers, and at the places in the SMS account.',

  // What the dialog of an account answers to a test.
  'sms-test.text': 'A test by your Node-RED: SMS reach this phone.',
  'sms-test.accepted': '{provider} accepted the SMS to {to} (status {status}). Look at the phone.',
  'sms-test.accepted-by-next':
    'It went on by the next account: {provider} accepted the SMS to {to} (status {status}). Look at the phone.',
  'sms-test.waits': {
    by: 'minutes',
    one: '{why} The SMS waits, and is tried for one more minute.',
    other: '{why} The SMS waits, and is tried for {minutes} more minutes.',
  },
  'sms-test.slow': '{provider} has not answered yet. It is tried for as long as the SMS is valid.',
  'sms-test.closed': 'A Deploy came in between. The SMS goes on with what is deployed now.',
  'sms-test.not-deployed':
    'This account is not deployed yet, or is disabled. Deploy first: the test goes by the deployed account.',
  'sms-test.demo': 'This is the number of the made-up person of Demo, to whom nothing leaves. Type your own.',

  // What SMSGate asks for, and what its answers mean.
  'sms-gate.no-address': 'The address of the phone is missing or none. Open the SMS account and fill it in.',
  'sms-gate.no-login':
    'User or password of the phone is missing. The app shows both. Open the SMS account and fill them in.',
  'sms-gate.no-device':
    'The server has to be told which phone sends: open the SMS account and fill in the device ID, else a repeat could leave by another phone.',
  'sms-gate.unknown-device':
    'The server does not know the phone with this device ID any more, so the SMS was not sent. Open the SMS account, press Find, choose the phone, and deploy.',
  'sms-gate.no-devices': 'A phone in your network is itself the device: leave the device ID empty.',
  'sms-gate.redirected':
    'The address of the phone leads elsewhere, and the password does not go there. Write the address that it leads to into the SMS account.',
  'sms-gate.refused':
    'The phone did not accept the SMS: number or text is not what it takes (code {detail}).',
  'sms-gate.wrong-login': 'User or password of the phone is wrong. The app shows both.',
  'sms-gate.not-permitted': 'This login may not send SMS by the phone.',
  'sms-gate.not-there':
    'What answers at the address of the phone is not SMSGate. Is the address right, with its path if it is a server?',
  'sms-gate.unreached':
    "The phone did not answer at {address}: is it on, in this network, and the app's local server switched on?",
  'sms-gate.generic':
    'Android did not send the SMS and does not say why: often the SIM has no credit, or the phone no signal. Try it by hand on that phone.',
  'sms-gate.no-sim': 'The sending phone has no such SIM. Look at SIM in the SMS account, and into the phone.',
  'sms-gate.server-unreached':
    'The server did not answer at {address}, so nothing was sent. Is the address right, and the server up?',
  'sms-gate.radio-off': 'The sending phone is in flight mode, so the SMS did not leave.',
  'sms-gate.no-service': 'The sending phone has no network, so the SMS did not leave.',
  'sms-gate.limit': 'Android lets the phone send no more SMS for now: about 30 in 30 minutes.',
  'sms-gate.fixed-dialling': 'The SIM of the sending phone allows a few numbers only (fixed dialling).',

  // What Twilio asks for, and what its codes mean.
  'twilio.no-credentials':
    'The SMS account has no Account SID or no auth token. Open it, fill them in and deploy; if they come from environment variables, set those and restart Node-RED. (Node-RED forgets secrets when credentialSecret changes, and when an account is deleted and brought back.)',
  'twilio.no-sender':
    'The SMS account has neither a From number nor a Messaging Service. Open it, fill in one of them and deploy; if it comes from an environment variable, set that and restart Node-RED.',
  'twilio.region-and-edge':
    'Twilio needs region and edge together, or neither. Open the SMS account, fill in both or clear both, and deploy; if one comes from an environment variable, set that and restart Node-RED.',
  'twilio.wrong-credentials':
    'Twilio does not accept the Account SID and its token, or they belong to another region. Copy them again from the console.',
  'twilio.account-suspended': 'The Twilio account is not active or suspended. Look at the Twilio console.',
  'twilio.not-permitted': 'The API key may not send messages. Give it that right, or use the auth token.',
  'twilio.not-found': 'Twilio does not know this Account SID.',
  'twilio.from-invalid': 'The From number is not one of this Twilio account, or cannot send SMS.',
  'twilio.country-not-enabled':
    'SMS to this country are not enabled: Twilio console, Messaging, Geo permissions.',
  'twilio.unverified':
    'Twilio sends only to verified numbers from this account (a trial, or no approved compliance profile). Verify the number, or finish the profile in the console.',
  'twilio.toll-free-unverified':
    'This toll-free number is not verified at Twilio: verify it in the console, or use another sender.',
  'twilio.us-unregistered':
    'US numbers must be registered (A2P 10DLC) before they can send. Register in the Twilio console, or use ntfy.',
  'twilio.us-campaign':
    'The A2P 10DLC campaign of this number is suspended or still pending. Look at the Twilio console.',
  'twilio.personal-use':
    'Twilio registers no US number for texting yourself, friends or family. Use ntfy or another notifier instead.',
  'twilio.sender-not-registered':
    'This sender is not registered for this country. Look at the Twilio console.',
  'twilio.messaging-service': 'The Messaging Service is wrong or has no usable sender.',
  'twilio.pumping-protection':
    'Twilio blocked this as possible SMS fraud: Messaging, SMS pumping protection.',
  'twilio.callback-invalid':
    'Twilio does not accept the address for delivery reports. Check the public address.',
  'twilio.loop': 'More than 15 SMS between two numbers in 30 s: Twilio stopped a loop.',

  // The store.
  'store.in-use':
    'Another Node-RED uses the same folder {folder}. Stop one of them; nothing was touched. If there is no other, the folder is on a network share that does not lock files: keep it on a local disk (fitbitConfigFolder in settings.js).',
  'store.no-locks':
    'The file system of {folder} locks no files, as some network shares do not. Keep the folder on a local disk (fitbitConfigFolder in settings.js); nothing was touched.',
  'store.folder':
    'fitbitConfigFolder in settings.js is no path. Write one such as /data/storage/fitbit, or leave it out, and restart Node-RED.',
  'store.damaged':
    'The file {file} is damaged. It was left as it is: put a backup in its place, or move it away to start anew.',
  'store.newer':
    'The file {file} was written by a newer version of this palette. Update it; nothing was touched.',
  'store.moved':
    'What was in the file {file} was moved into a database. Name that in settings.js (fitbitConfigStore) and restart Node-RED.',
  'store.foreign': 'The file {file} is not ours. Move it away; nothing was touched.',
  'store.key-missing':
    'The file {file} that unlocks the stored connections is missing or wrong. Put it back from a backup; nothing was touched.',
  'store.disk-full':
    'The disk is full: nothing can be stored in {folder}. Make room: the next check goes on by itself.',
  'store.disk-failing':
    'The disk fails to read or write {folder}: an SD card that is worn out does this, or goes read-only by itself. Restart Node-RED, which a Deploy cannot replace; if it comes back, look at the system log (dmesg) and replace the card.',
  'store.disk-failing.share':
    'The network share of {folder} fails to read or write. Look at the connection to it and restart Node-RED, which a Deploy cannot replace; better keep the folder on a local disk (fitbitConfigFolder in settings.js).',
  'store.read-only':
    'Nothing can be written to {folder}. Check its permissions, and whether it was mounted read-only (a share, a volume); if both are right, the card may have gone read-only because it is worn out (dmesg tells).',
  'store.trouble':
    'The store in {folder} cannot be used ({detail}). Restart Node-RED; if it stays so, put a backup in its place.',
  'store.no-driver':
    'This store needs the package pg. Install it in the user folder of Node-RED (npm install pg) and restart Node-RED.',
  'store.address':
    'The address of the PostgreSQL database cannot be read. Write one such as postgres://user@host:5432/database, or an object as the package pg takes it.',
  'store.address.setting':
    'fitbitConfigStore in settings.js is no address of a PostgreSQL database. Write one such as postgres://user@host:5432/database, or an object as the package pg takes it, and restart Node-RED. In its password write / ? # @ % as %2F %3F %23 %40 %25, or give the password as FITBIT_CONFIG_STORE_PASSWORD in the environment.',
  'store.key-missing.nowhere':
    'fitbitConfigStore in settings.js names a database, but there is no key to seal connections with. Make one (openssl rand -base64 32), give it to every Node-RED as FITBIT_CONFIG_STORE_KEY in the environment, or in a file that fitbitConfigStoreKeyFile names, and restart Node-RED.',
  'store.key-missing.no-path':
    'fitbitConfigStoreKeyFile in settings.js is no path. Write that of the file with the key, and restart Node-RED.',
  'store.key-missing.unreadable':
    'The file {file} with the key of the store cannot be read ({detail}). Put it there, readable for Node-RED, or name another one (fitbitConfigStoreKeyFile in settings.js), and restart Node-RED.',
  'store.key-missing.odd':
    '{place} holds no key: it takes 32 bytes, in base64 or hexadecimal. Make one (openssl rand -base64 32), or copy that of the other Node-REDs whole, and restart Node-RED.',
  'store.unreachable':
    'The database {database} does not answer ({detail}). Check that it runs and can be reached from here; then it goes on by itself.',
  'store.denied':
    'The database {database} refuses the user ({detail}). Check user, password, the name of the database and the rights in it.',
  'store.denied.entry':
    'The database {database} refuses the user ({detail}). Check the user and the lines in pg_hba.conf; if those take only connections with TLS (hostssl), set ssl in fitbitConfigStore (settings.js) and restart Node-RED.',
  'store.denied.no-password':
    'The database {database} asks for a password, and there is none. Give it to Node-RED as FITBIT_CONFIG_STORE_PASSWORD in the environment, and restart Node-RED.',
  'store.unreachable.full':
    'The database {database} takes no more connections ({detail}). Each Node-RED needs two: raise max_connections or the limit of the user, or end others; then it goes on by itself.',
  'store.unreachable.no-tls':
    'The database {database} offers no TLS, which fitbitConfigStore in settings.js asks for. Turn it on there (ssl = on in postgresql.conf); only on the same machine leave ssl out.',
  'store.unreachable.untrusted':
    'The certificate of the database {database} is not trusted here ({detail}). Set ssl.ca in fitbitConfigStore (settings.js) to the certificate that it was signed with, or to itself if it is self-signed, and restart Node-RED.',
  'store.unreachable.other-name':
    'The certificate of the database {database} is for another host ({detail}). Name the host in fitbitConfigStore (settings.js) as the certificate does, or make one for this host, and restart Node-RED.',
  'store.unreachable.expired':
    'The certificate of the database {database} is not valid now ({detail}). Renew it, or set the clock of this machine right.',
  'store.disk-full.database':
    'The disk of the database {database} is full: nothing can be stored. Make room: the next check goes on by itself.',
  'store.read-only.database':
    'Nothing can be written to the database {database}: it is read-only, as a standby is. Give the address of the primary server.',
  'store.read-only.setting':
    'The database {database} takes no changes: default_transaction_read_only is on there, as some hosts set it when the disk is full. Make room and turn it off; then it goes on by itself.',
  'store.newer.database':
    'The tables in the database {database} were changed by a newer version of this palette. Update it here as well; nothing was touched.',
  'store.moved.database':
    'What was in the database {database} was moved into a folder. Take fitbitConfigStore out of settings.js and restart Node-RED.',
  'store.foreign.database':
    'The schema fitbit in the database {database} is not ours. Rename it or use another database; nothing was touched.',
  'store.key-missing.database':
    'The key for the database {database} is missing, or is not the one that its stored connections were sealed with. Give every Node-RED the same key; nothing was touched.',
  'store.unfit':
    'The database {database} does not fit ({detail}): it takes PostgreSQL 14 or later, with the encoding UTF8. Nothing was touched.',
  'store.not-durable':
    'The database {database} confirms what it may still lose: synchronous_commit is {setting}. Set it to on for this user (ALTER ROLE … SET synchronous_commit = on); nothing was touched.',
  'store.uncertain':
    'The connection to the database {database} ended while something was being stored, and nobody can say whether it was. Look at what was done last, and repeat it if it is missing.',
  'store.instance-late':
    'This Node-RED did not answer for too long, and another one has taken over what it was about to do.',
  'store.contended':
    'Something could not be stored in the database {database}, as others kept changing the same. Try it again.',
  'store.pooler':
    'A pooler in front of the database {database} shares its connections and forgets what was prepared on them ({detail}). Lead Node-RED to PostgreSQL itself, or let the pooler remember it (max_prepared_statements of PgBouncer).',
  'store.trouble.database':
    'The database {database} cannot be used ({detail}). Restart Node-RED; if it stays so, look at the log of PostgreSQL.',

  // The public server.
  'web.port-taken': 'Port {port} is taken by another program, so the public address is not served.',
  'web.port-refused': 'Port {port} on {bind} cannot be used ({detail}), so the public address is not served.',
  'web.port-free': 'Port {port} is free: it is served with the next Deploy, or while somebody connects.',
  'web.port-served': 'Served on port {port}.',
  'web.two-servers':
    'Another service already serves the public address on {bind}:{port}; there is one server for all, so these settings are not used.',
  'webhook.refused': 'A notification without a valid signature came from {address} and was refused.',
  'web.path-not-allowed':
    'The path {path} cannot be used: it must begin with /fitbit/, and some words there are taken.',
  'web.path-taken': 'The path {path} is already used by another service. Choose another path under More.',
  'web.no-raw-body':
    "Node-RED's own server cannot be used for this: its inside has changed. Choose a port of its own.",
  'web.auth-blocked':
    "The owner's httpNodeAuth stands before the public paths. Allow them past it in the dialog of the service, or choose a port of its own.",
  'web.editor-open':
    'The public address leads to Node-RED itself, and the editor has no login: anyone who reaches this address can open your editor.',
  'web.no-http-node': 'Node-RED serves no nodes here (httpNodeRoot is false). Choose a port of its own.',
  // The sign-up pages.
  'signup.no-address':
    'Nobody can sign up here without a public address. Enter one in the dialog of the service, or connect people in the editor instead.',
  'signup.no-redirect':
    'The service does not take this public address as redirect, so nobody can sign up here. Enter another one in the dialog of the service, or connect people in the editor instead.',
  'signup.no-invitation':
    'The invitation word of the sign-up page is gone: its environment variable is empty or not set, or credentialSecret has changed. The page stays closed, as it would be open to everybody. Type the word again and deploy, or set the variable and restart Node-RED.',
  'signup.title': 'Battery alerts for your Fitbit',
  'signup.intro':
    'Somebody who runs a small computer at home offers to tell you by SMS before the battery of your Fitbit or Pixel Watch is empty.',
  'signup.intro.no-number':
    'Somebody who runs a small computer at home offers to tell before the battery of your Fitbit or Pixel Watch is empty.',
  'signup.what-is-read':
    'What is read: the battery of your devices and when they last synced. Nothing else: no health data, no location.',
  'signup.what-is-stored':
    "What is stored, on that computer only: your name, number and language, the connection to {service} with your account's id and time zone there, the names of your devices, your settings, battery levels, what you were told, and SMS. Your number and each SMS pass through an SMS service, which keeps a log of its own.",
  'signup.what-is-stored.no-number':
    "What is stored, on that computer only: your name and language, the connection to {service} with your account's id and time zone there, the names of your devices, your settings, battery levels and what was told.",
  'signup.what-is-read.webhooks':
    'What is read: the battery of your devices and when they last synced. {service} is also asked for access to your activity, only so that it tells this computer when new steps have come; the steps themselves are not read. Your location is not asked for.',
  'signup.what-is-stored.webhooks':
    'What {service} tells is stored, too: that steps were recorded, and when; until it was dealt with.',
  'signup.leave-any-time':
    "You can leave at any time: everything about you is then deleted on that computer, except fingerprints of your number and of SMS, and a random id, for up to three days, so that nothing goes to you by mistake; backups, and the SMS service's own log, may hold more for longer.",
  'signup.leave-any-time.no-number':
    'You can leave at any time: everything about you is then deleted on that computer, except a random id, and fingerprints of SMS about you if there were any, for up to three days, so that nothing goes out by mistake; backups may hold more for longer.',
  'signup.privacy.link': 'Privacy: what happens with your data',
  'signup.privacy.title': 'Privacy',
  'signup.privacy.who': 'Who is responsible',
  'signup.privacy.who-text':
    'Whoever runs this page: {contact}. The makers of the software get none of your data.',
  'signup.privacy.who-unnamed':
    'Whoever runs this page, and sent you its address. No contact is given here: ask them for it before you join. The makers of the software get none of your data.',
  'signup.privacy.why': 'What for, and why that is allowed',
  'signup.privacy.why-text':
    'To tell before the battery of your device is empty, or when it has stopped syncing. You allow it by your consent on the sign-up page, and can take that back at any time.',
  'signup.privacy.what': 'What is read and stored',
  'signup.privacy.long': 'How long',
  'signup.privacy.long-text':
    'Battery levels are kept for up to two years for each device, how fast they fell for each hour of its last eight weeks, alerts until they have gone out, SMS for seven days and fingerprints of them (of the number and the text) for a day, what you answer to them until it was passed on to who runs this, and a fingerprint of it for eight days, all else until you leave. A sign-up that you do not finish is forgotten after an hour.',
  'signup.privacy.long-number':
    'Fingerprints of numbers that got a code are kept for a day; if you change your number, one of the old number for up to three days; if a number that is confirmed for nobody answers STOP, one of it until it answers START.',
  'signup.privacy.recipients': 'Who else gets something',
  'signup.privacy.recipients-cloud':
    '{service} learns that this computer asks for your devices. What {service} does with your data is in its own privacy policy.',
  'signup.privacy.recipients-sms':
    'An SMS service gets your number and the text of each SMS, and keeps a log of its own, maybe in another country. Ask which one it is: it is chosen by whoever runs this page.',
  'signup.privacy.recipients-flow':
    'Whoever runs this page can send the alerts to others, too, or keep copies of them, and sees your name, your battery levels and your settings. Ask them if you want to know more.',
  'signup.privacy.rights': 'Your rights',
  'signup.privacy.rights-text':
    'Your personal page, whose link you get when you have joined, shows what is stored, and lets you leave. Besides, you can ask whoever runs this page for a copy, for correction, for deletion, or that it be used less, and you can complain to a data protection authority. You can also take access back in your account at {service}.',
  'signup.contact': 'Questions: {contact}',
  'signup.name': 'Your name',
  'signup.name-hint': "Used in the SMS, such as: Anna's Charge 6 is at 15 %.",
  'signup.number': 'Your mobile number',
  'signup.number-hint': 'With + and country, or as you dial it at home.',
  'signup.invitation': 'Invitation word',
  'signup.consent': 'I agree that this is read and stored.',
  'signup.continue': 'Continue to {service}',
  'signup.check.submit': 'Continue',
  'signup.check.title': 'Is this your number?',
  'signup.check.code': 'A code will be sent to this number, and later the alerts:',
  'signup.check.text': 'The alerts will go to this number:',
  'signup.check.wrong':
    'Nothing is kept before you go on. If the number is not yours, change it and write it with + and country.',
  'signup.check.change': 'Change it',
  'signup.next': 'On the next page {service} asks you to allow it. If boxes are shown there, tick every one.',
  'signup.google-warning':
    'Google may warn that it has not verified this app: whoever runs this has not asked it to. To go on, choose Advanced, then Go to the app.',
  'signup.error.title': 'Please look at this again:',
  'signup.error.name': 'Please give a name, of at most 60 characters.',
  'signup.error.number':
    'This is not a telephone number. Write it with the country, such as +44 7700 900123.',
  'signup.error.ambiguous-number':
    'It is not clear which number this is. Write it with +, and without a 0 in brackets, such as +44 7700 900123.',
  'signup.error.costly': 'This number costs extra. Please give a mobile number.',
  'signup.error.no-number': 'Please give your mobile number.',
  'signup.error.country': 'Numbers of this country cannot be reached from here.',
  'signup.error.invitation': 'This is not the invitation word. Ask whoever invited you.',
  'signup.error.consent': 'Please tick the box if you agree; without it you cannot go on.',
  'signup.error.form': 'This page was open for too long, or its cookie is missing. Please try once more.',
  'signup.busy': 'Too many people are trying at the moment. Please come back in an hour.',
  'signup.full': 'There is no place left here. Ask whoever invited you.',
  'signup.gone': 'This sign-up is over: it took longer than an hour, or was finished. Please start again.',
  'signup.refused': 'You did not allow it, so nothing has changed. If that was a slip, start again.',
  'signup.used':
    'This link is too old or was used already. Nothing was stored by opening it again. What you have just allowed you can take back in your account at {service}. If you were not done, please start again.',
  'signup.unticked':
    '{service} did not give the permission to read the battery, so nothing has changed. Please start again; if boxes are shown there, tick every one.',
  'signup.not-linked':
    'This Google account has no Google Health profile, or its Fitbit account was not moved to Google. Sign in to the Google Health app (formerly Fitbit), then start again here. An account that was not moved may be deleted by now.',
  'signup.later':
    '{service} does not answer as it should at the moment, so nothing has changed. Please start again in a while.',
  'signup.tell-owner':
    'This cannot go on before whoever runs this page has set something right. Please tell them: "{reason}"',
  'signup.expired': 'That took longer than ten minutes, so nothing has changed. Please start again.',
  'signup.other-browser':
    'This sign-up was begun in another browser. Please finish it there, or start again here.',
  'signup.code-again-later':
    'Three codes went to this number within the hour. Please wait an hour before asking for another one.',
  'signup.codes-used-up': 'No more codes can be sent today. Please come back tomorrow.',
  'signup.code.title': 'Type the code',
  'signup.code.text': 'We have sent a code of six digits to {number}. It is good for ten minutes.',
  'signup.code.label': 'Code',
  'signup.code.submit': 'Confirm',
  'signup.code.again': 'Send another code',
  'signup.code.wrong': 'That is not the code. Look at the SMS again.',
  'signup.code.no-code': 'The code has six digits. This did not count as a try.',
  'signup.code.late': 'The code has expired. Ask for another one.',
  'signup.code.used-up': 'That was wrong five times. Ask for another code.',
  'signup.code.sent': 'Another code is on its way.',
  'signup.owner.title': 'Almost done',
  'signup.owner.text':
    'You are connected. Whoever runs this still has to confirm your number; then you will hear about your battery. To your own page, to change things or to leave, you come by signing up once more later.',
  'signup.done.title': 'Done',
  'signup.done.text': 'From now on you hear about your battery.',
  'signup.done.link': 'Your own page, where you can change things or leave. Keep its address to yourself:',
  'signup.done.keep': 'Keep it: it is not sent to you.',
  'signup.done.reconnected': 'You are connected again, with the settings from before.',
  'signup.start-again': 'Start again',
  'signup.failed.title': 'That did not work',
  'page.store-trouble':
    'Something is wrong here at the moment. Please tell whoever runs this page; they see what it is.',
  'signup.forbidden.title': 'Not from here',
  'signup.forbidden.text': 'This page is not open to the network that you come from.',
  // What a flow asks for by msg.action.
  'answer.nothing-open': 'No such alert is open: the battery was charged, or nobody was told.',
  'answer.demo-no-pause': 'Demo knows neither a pause nor Later.',
  'answer.until': 'msg.until must be a time, such as 2026-12-24T18:00:00Z.',
  'answer.alert-unsaid':
    'msg.action is {action}: say in msg.alert which alert, or in msg.person whose, by an ID, a name or "everybody".',
  'answer.how-long': 'msg.hours must be a number above 0.',
  'answer.snooze': 'An alert can be put off until a time that lies ahead, for seven days at most.',
  'answer.pause': 'A pause lasts until a time that lies ahead, for a year at most.',
  'answer.action-unknown': 'msg.action is {action}, which nobody knows here. Known are: {known}.',
  'answer.person-unsaid':
    'msg.action is {action}: say in msg.person of whom, by an ID, a name or "everybody".',
  'answer.person-unknown':
    'Nobody has this ID or name. Take one from the list in the dialog of the service, or "everybody".',
  'answer.person-ambiguous': '{count} people have this name. Say in msg.person whom you mean by the ID.',
  'answer.hours': 'msg.hours must be a number from 1 to {most}: how far back.',
  'answer.too-many-people':
    'More than {most} people are too many for one answer. Ask for them one after the other, by msg.person.',
  'answer.too-many-readings':
    'More than {most} readings are too many for one answer. Ask for fewer hours, or for one person after the other.',

  // In the picture of a level, and beside it.
  'picture.title': '{who}: {device}',
  'picture.now': 'now',
  'picture.level': 'Last reading: {level} %.',
  'picture.word': 'Last reading: {word}, and no level in percent.',
  'picture.empty': 'It is almost empty already.',
  'picture.low-between': 'Probably at {level} % between {from} and {to}, if it is not charged.',
  'picture.low-before': 'Probably at {level} % before {to}, if it is not charged.',
  'picture.low-by-now': 'Probably at {level} % by now, if it was not charged.',
  'picture.empty-between': 'Probably almost empty ({level} %) between {from} and {to}, if it is not charged.',
  'picture.empty-before': 'Probably almost empty ({level} %) before {to}, if it is not charged.',
  'picture.empty-by-now': 'Probably almost empty ({level} %) by now, if it was not charged.',
  'picture.no-forecast': 'There is no forecast right now.',
  'picture.nothing': 'Nothing has been read yet.',
  'picture.legend': 'Dashed: how it will probably go on. Shaded: where it will be four times in five.',
  'picture.legend.advice': 'Upright, with a time: when it is good to charge.',
  // Open alerts, and pauses, on a page.
  'alerts.title': 'Open alerts',
  'alerts.none': 'No alert is open.',
  'alerts.more': { by: 'number', one: 'One more is open.', other: '{number} more are open.' },
  'alerts.low': 'low',
  'alerts.critical': 'almost empty',
  'alerts.told': 'Told {ago}.',
  'alerts.told-often': 'First told {ago}, {times} times so far.',
  'alerts.held': 'Will be told {when}, if it is still so.',
  'alerts.acknowledged': 'Somebody takes care of it.',
  'alerts.snoozed': 'Put off until {when}.',
  'alerts.escalated': 'The next person was told {when}.',
  'alerts.next-reminder': 'Will be told again {when}, unless it is charged by then.',
  'alerts.next-escalation': 'The next person will be told {when}, unless it is charged by then.',
  'alerts.acknowledge': 'I do it',
  'alerts.later': 'Later',
  'alerts.said.acknowledged': 'Somebody takes care of it now.',
  'alerts.said.later': 'Put off: it is told again later, unless it is charged by then.',
  'alerts.said.over': 'This alert has ended meanwhile.',
  'pause.everybody': 'Pause for everybody',
  'pause.hint':
    'Until then nobody is told of batteries. It ends by itself. That a connection has ended is told all the same.',
  'pause.hint.own':
    'Until then nobody is told of your batteries. It ends by itself. That your connection has ended is told all the same.',
  'pause.until': 'To the end of',
  'pause.pause': 'Pause',
  'pause.resume': 'Resume',
  'pause.paused': 'Paused to the end of {when}.',
  'pause.paused.time': 'Paused until {when}.',
  'pause.said.paused': 'Paused.',
  'pause.said.resumed': 'No pause any more: alerts are told again.',
  'pause.error': 'Please choose a day from today on, within a year.',

  // The owner's page: for somebody who looks after people, but does not get the editor.
  'owner.title': 'Everybody at a glance',
  'owner.no-link': 'This link does not work, or not any more. Ask whoever gave it to you for a new one.',
  'owner.not-served':
    "The owner's page is opened by a public address. Write one into the service, and deploy it, first.",
  'owner.keep': 'Whoever has the address of this page sees and does the same as you. Do not pass it on.',
  'owner.people': 'People',
  'owner.nobody': 'Nobody is there yet.',
  'owner.no-device': 'No level is known yet.',
  'owner.level-unknown': 'level unknown',
  'owner.synced': 'synced {ago}',
  'owner.sync-unknown': 'last sync unknown',
  'owner.standing.critical': 'almost empty',
  'owner.standing.low': 'low',
  'owner.standing.not-syncing': 'not syncing',
  'owner.standing.retired': 'not in use',
  'owner.need.no-client': 'Nothing is checked: the service is not set up any more. Tell whoever runs this.',
  'owner.need.reconnect': 'The connection has ended: they have to connect once more.',
  'owner.need.untold': 'An alert could not be sent by SMS. Tell whoever runs this.',
  'owner.need.confirm': 'The mobile number is not confirmed yet. Until then nothing is checked.',
  'owner.need.not-linked': 'It is not known yet which watch is theirs. Tell whoever runs this.',
  'owner.need.cannot-check': 'The checks do not work.',
  'owner.page': 'Page {page} of {pages}',
  'owner.page-before': 'Page before',
  'owner.page-after': 'Next page',
  'owner.sms': 'SMS of this month',
  'owner.sms-count': '{number}',
  'owner.sms-of': '{number} of at most {most}',

  'signup.me.title': 'Your page',
  'signup.me.stored': 'What is stored about you',
  'signup.me.name': 'Name',
  'signup.me.number': 'Number',
  'signup.me.no-number': 'none',
  'signup.me.connection': 'Connection',
  'signup.me.connected-since': '{service}, since {day}',
  'signup.me.lost': '{service}, ended',
  'signup.me.devices': 'Devices',
  'signup.me.device': '{device}: {level}',
  'signup.me.unknown': 'unknown',
  'signup.me.readings': 'Battery readings',
  'signup.me.stopped':
    'Your number answered STOP, so no SMS can reach it. Send START to the same number to get them again.',
  'signup.me.settings': 'Settings',
  'signup.me.sms': 'Send me SMS',
  'signup.me.low': 'Tell me below (percent)',
  'signup.me.hours': 'Tell me when it has not synced for (hours)',
  'signup.me.advice': 'Advise me to charge in good time',
  'signup.me.advice-at': 'Advise me to charge at (your time of day)',
  'signup.me.default': 'Leave empty for what the owner chose.',
  'signup.me.default.low': '{low} % unless you change it. Leave empty for that.',
  'signup.me.default.hours': '{hours} h unless you change it. Leave empty for that.',
  'signup.me.default.advice': '{time} unless you change it. Leave empty for that.',
  'signup.me.quiet-from': 'Tell me nothing from (your time of day)',
  'signup.me.quiet-to': 'until',
  'signup.me.quiet.hint':
    'What there is to tell comes then, if it is still true. Leave both empty for what the owner chose; the same time twice is none at all.',
  'signup.me.default.quiet':
    'What there is to tell comes then, if it is still true. {from} to {to} unless you change it. Leave both empty for that; the same time twice is none at all.',
  'signup.me.default.no-quiet':
    'What there is to tell comes then, if it is still true. None unless you write both.',
  'signup.me.critical': 'Wake me for what is almost empty',
  'signup.me.error.quiet': 'Please write two times of day such as 22:00 and 07:00, or nothing in both.',
  'signup.me.save': 'Save',
  'signup.me.saved': 'Saved.',
  'signup.me.other-number': 'Another name or number? Sign up once more with the same account.',
  'signup.me.error.low': 'Please write a whole number from 1 to 100, or nothing.',
  'signup.me.error.hours': 'Please write a whole number from 1 to 720, or nothing.',
  'signup.me.error.advice': 'Please write a time of day such as 20:00, or nothing.',
  'signup.me.leave': 'Leave',
  'signup.me.leave-text':
    'Ends the connection at {service} and deletes your name, number, connection and history here.',
  'signup.me.leave-sure': 'Yes, delete everything about me',
  'signup.me.leave-submit': 'Leave',
  'signup.me.left.title': 'You have left',
  'signup.me.left.text':
    'Everything about you was deleted here, except what the privacy text names, and the connection at {service} ended.',
  'signup.me.left.not-revoked':
    'Everything about you was deleted here, except what the privacy text names. {service} could not be told: please remove the app in your account there.',
  'signup.me.not-found':
    'This link is not valid any more. Sign in once more by the sign-up page and you get a new one.',
  'signup.me.error.sure': 'Please tick the box if you really want to leave.',
  'signup.done.new-link': 'This link is a new one: the one from before no longer works.',
  'signup.sms.code': '{code} is your code for {title}. If you did not ask for it, do nothing.',
  'signup.sms.code-known':
    'Somebody signs up with your number for {title}. If that is you, the code is {code}. If not, do nothing.',
  'signup.sms.welcome':
    'Hello {who}, you now get an SMS when your battery is low ({title}). Your own page, also to leave: {link}',

  // The same where levels come by msgs, and no cloud is asked.
  'signup.by-msg.title': 'Battery alerts for your watch',
  'signup.by-msg.intro':
    'Somebody who runs a small computer at home offers to tell you by SMS before the battery of your watch is empty.',
  'signup.by-msg.intro.no-number':
    'Somebody who runs a small computer at home offers to tell before the battery of your watch is empty.',
  'signup.by-msg.what-is-read':
    'What comes in: the battery level of your watch, and when it was last heard of, by the way that whoever runs this page has set up with you. No account of yours is asked.',
  'signup.by-msg.what-is-stored':
    'What is stored, on that computer only: your name, number and language, the names of your devices, your settings, battery levels, what you were told, and SMS. Your number and each SMS pass through an SMS service, which keeps a log of its own.',
  'signup.by-msg.what-is-stored.no-number':
    'What is stored, on that computer only: your name and language, the names of your devices, your settings, battery levels and what was told.',
  'signup.by-msg.recipients':
    'By which way the level of your watch comes here, and who else sees it on that way, whoever runs this page can tell you.',
  'signup.by-msg.rights':
    'Your personal page, whose link you get when you have joined, shows what is stored, and lets you leave. Besides, you can ask whoever runs this page for a copy, for correction, for deletion, or that it be used less, and you can complain to a data protection authority.',
  'signup.by-msg.next': 'Whoever runs this page then says which watch is yours.',
  'signup.by-msg.owner':
    'Whoever runs this has to confirm your number now and, if you are new here, to say which watch is yours. Tell them: what nobody looks at is forgotten after a week. Then you hear about your battery, and the link to your own page is sent to your number.',
  'signup.by-msg.done':
    'As soon as whoever runs this page has said which watch is yours, you hear about its battery.',
  'signup.by-msg.week':
    'Tell them: a sign-up without a number that nobody looks at is forgotten after a week.',
  'signup.by-msg.known':
    'You were signed up already, and your settings are as before. You hear about your battery once whoever runs this page has said which watch is yours.',
  'signup.by-msg.long-text':
    'Battery levels are kept for up to two years for each device, how fast they fell for each hour of its last eight weeks, alerts until they have gone out, SMS for seven days and fingerprints of them (of the number and the text) for a day, what you answer to them until it was passed on to who runs this, and a fingerprint of it for eight days, all else until you leave. A sign-up that you do not finish is forgotten after an hour, and one that proves no number by a code and that nobody looks at after a week. When you leave, a fingerprint of the name by which your watch was known stays, so that its levels do not bring you back.',
  'signup.by-msg.leave-any-time':
    "You can leave at any time: everything about you is then deleted on that computer, except a fingerprint of the name by which your watch was known, so that its levels do not bring you back, and fingerprints of your number and of SMS, and a random id, for up to three days, so that nothing goes to you by mistake; backups, and the SMS service's own log, may hold more for longer.",
  'signup.by-msg.leave-any-time.no-number':
    'You can leave at any time: everything about you is then deleted on that computer, except a fingerprint of the name by which your watch was known, so that its levels do not bring you back, and a random id, and fingerprints of SMS about you if there were any, for up to three days, so that nothing goes out by mistake; backups may hold more for longer.',
  'signup.by-msg.since': 'since {day}',
  'signup.by-msg.other-number': 'Another name or number? Tell whoever runs this page.',
  'signup.by-msg.leave': 'Deletes your name, number and history here.',
  'signup.by-msg.left': 'Everything about you was deleted here, except what the privacy text names.',
  'signup.by-msg.not-found':
    'This link is not valid any more. Sign up once more with the same name and number and you get a new one.',

  'internal.trouble': 'Something unexpected went wrong ({detail}). Please report it.',
  'palette.unreadable':
    'A file of the palette is missing or cannot be read ({detail}). Install the palette again and restart Node-RED.',
} as const;

/**
 * What people answer, without punctuation and as it is written: case, accents and blanks do not matter, and each may be several
 * words. `thanks` says nothing by itself; the last three are units of a number after `later` or `pause`.
 */
export const replyWords = {
  ok: [
    ...['ok', 'okay', 'okey', 'oki', 'k', 'yep', 'yup', 'done', 'on it', 'got it', 'will do', 'noted'],
    ...['roger', 'understood', 'sure', 'all right', 'alright', "i'm on it", 'i am on it', "i'll do it"],
    ...['i will do it', 'i do it', 'doing it'],
  ],
  later: [
    'later',
    'later in',
    'snooze',
    'snooze for',
    'not now',
    'remind me',
    'remind me in',
    'remind me later',
  ],
  pause: ['pause', 'pause for', 'mute', 'mute for', 'quiet', 'holiday', 'vacation'],
  battery: ['battery', 'batteries', 'battery level', 'battery status', 'level', 'levels', 'status'],
  stop: [
    'stop',
    'stop all',
    'stopall',
    'opt out',
    'optout',
    'unsubscribe',
    'end',
    'quit',
    'cancel',
    'revoke',
    'stop sms',
    'no more sms',
  ],
  start: ['start', 'yes', 'un stop', 'unstop'],
  thanks: [
    ...['thanks', 'thank you', 'thanks a lot', 'thank you very much', 'many thanks', 'thx', 'ty', 'cheers'],
    ...['please', 'pls'],
  ],
  hours: ['h', 'hr', 'hrs', 'hour', 'hours'],
  days: ['d', 'day', 'days'],
  weeks: ['w', 'week', 'weeks'],
};
