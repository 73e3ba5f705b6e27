// Korean: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
// Names and devices are filled in as they are, so no particle that depends on their last sound follows them.
import type { ReplyWords, Words } from '../sentences';

export const words: Words = {
  'alert.low': '{who}님의 {device} 배터리가 {level}%입니다. 곧 충전해 주세요.',
  'alert.low.until': '{who}님의 {device} 배터리 {level}%, {when}까지 쓸 수 있습니다. 곧 충전해 주세요.',
  'alert.low.unknown': '{who}님의 {device} 배터리가 부족합니다. 곧 충전해 주세요.',
  'alert.critical': '{who}님의 {device} 배터리가 {level}%입니다. 지금 충전해 주세요.',
  'alert.critical.unknown': '{who}님의 {device} 배터리가 바닥났습니다. 지금 충전해 주세요.',
  'alert.charge-soon': '{who}님, {device} 배터리 {level}%, {when} 거의 방전될 것 같습니다. {charge}',
  'alert.escalated': '{sentence} {time}에 {who}님에게 알렸지만 아직 아무도 충전하지 않았습니다.',
  'alert.escalated.unnamed': '{sentence} {time}에 처음 알렸지만 아직 아무도 충전하지 않았습니다.',
  'alert.charged': '{who}님의 {device}: 충전되었습니다. 배터리 {level}%.',
  'alert.charged.unknown': '{who}님의 {device}: 충전되었습니다.',
  'alert.not-syncing':
    '{who}님의 {device}: {span}째 동기화되지 않았습니다. 배터리가 방전되었거나 휴대폰이 멀리 있을 수 있습니다.',
  'alert.not-syncing.level':
    '{who}님의 {device}: {span}째 동기화되지 않았습니다(마지막 {level}%). 방전되었거나 휴대폰이 멀리 있을 수 있습니다.',
  'alert.not-syncing.unchanged':
    '{who}님의 {device}: {days}일째 배터리가 {level}%에서 변하지 않았습니다. 방전되었거나 동기화되지 않는 것일 수 있습니다.',
  'alert.syncing-again': '{who}님의 {device}: 다시 동기화됩니다.',
  'alert.syncing-again.level': '{who}님의 {device}: 다시 동기화됩니다. 배터리 {level}%.',
  'alert.reconnect': '{who}님의 Fitbit 연결이 끊어졌습니다. {reason}',
  'alert.reconnect.testing':
    '동의하고 약 1주일 뒤에 끊어졌습니다. Google 프로젝트가 아마 "Testing" 상태일 것입니다. "In production"으로 바꾼 뒤 다시 연결하세요.',
  'when.clock.today': '오늘 {time}쯤',
  'when.clock.tomorrow': '내일 {time}쯤',
  'when.clock.weekday': '{weekday} {time}쯤',
  'when.midnight.today': '오늘 밤 12시쯤',
  'when.midnight.tomorrow': '내일 밤 12시쯤',
  'when.midnight.weekday': '{weekday} 밤 12시쯤',
  'when.night.today': '오늘 밤',
  'when.night.tomorrow': '내일 밤',
  'when.night.weekday': '{weekday} 밤',
  'when.morning.today': '오늘 오전',
  'when.morning.tomorrow': '내일 오전',
  'when.morning.weekday': '{weekday} 오전',
  'when.afternoon.today': '오늘 오후',
  'when.afternoon.tomorrow': '내일 오후',
  'when.afternoon.weekday': '{weekday} 오후',
  'when.evening.today': '오늘 저녁',
  'when.evening.tomorrow': '내일 저녁',
  'when.evening.weekday': '{weekday} 저녁',
  'span.hours': '{hours}시간',
  'span.days': '{days}일',
  'alert.cannot-check': '{who}님의 Fitbit을 {span}째 점검하지 못했습니다. {reason}',
  'alert.test': '테스트입니다. {who}님의 배터리 알림이 이렇게 도착합니다.',
  'alert.demo': 'DEMO: {sentence}',

  // Several alerts in one SMS that has no room for a sentence each.
  'alert-list.critical': '지금 충전: {list}.',
  'alert-list.low': '곧 충전: {list}.',
  'alert-list.charge-soon': '곧 방전 예상: {list}.',
  'alert-list.not-syncing': '오래 동기화 안 됨: {list}.',
  'alert-list.charged': '충전됨: {list}.',
  'alert-list.syncing-again': '다시 동기화: {list}.',

  'advice.soon': '곧',
  'advice.within-a-day': '하루 안에',
  'advice.before.morning': '내일 오전이 되기 전에',
  'advice.before.afternoon': '내일 오후가 되기 전에',
  'advice.before.evening': '내일 저녁이 되기 전에',
  'advice.charge.now': '지금 충전해 주세요.',
  'advice.charge.today': '오늘 안에 충전해 주세요.',
  'advice.charge.tonight': '오늘 저녁에 충전해 주세요.',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': '워치',

  // Problems with a cloud: what happened, why, what to do now.
  'problem.grant-dead':
    '{service}에서 이 연결을 더 이상 받지 않습니다. 취소되었거나 만료되었습니다. 다시 연결하세요.',
  'problem.unauthorized': '연결을 방금 갱신했는데도 {service}에서 거부했습니다. 다시 연결하세요.',
  'problem.scope-missing': '기기를 읽을 권한이 없습니다. 다시 연결하고, 체크박스가 나오면 모두 선택하세요.',
  'problem.permission-denied':
    '{service}에서 이 계정에 대한 접근을 거부했습니다. 몇 시간이 지나도 그대로면 myaccount.google.com/connections에서 앱을 삭제한 뒤 다시 연결하세요.',
  'problem.account-not-linked':
    '이 Google 계정에 Google Health 프로필이 없거나, Fitbit 계정을 Google로 옮기지 않았습니다. Google Health 앱(이전 이름 Fitbit)에 로그인한 뒤 다시 연결하세요. 옮기지 않은 계정은 이미 삭제되었을 수 있습니다.',
  'problem.consent-taken-back':
    '{service}에서 동의가 철회되었다고 알려 왔습니다. 실수였다면 다시 연결하세요.',
  'problem.api-not-enabled':
    'Google Cloud 프로젝트에서 Google Health API가 사용 설정되지 않았습니다. "APIs & Services"에서 사용 설정하고 몇 분 기다린 뒤 다시 시도하세요.',
  'problem.project-not-admitted':
    'Google이 이 Cloud 프로젝트의 Google Health API 사용을 승인하지 않았습니다. 2026년 10월에는 새 프로젝트를 받지 않는다는 보고가 있었습니다. 기다리거나 Google에 문의하는 수밖에 없습니다.',
  'problem.mixed-scopes':
    '이 연결에는 Google Cloud 권한도 들어 있어 Google Health API가 거부합니다. 이 용도의 OAuth 클라이언트를 따로 만들어 다시 연결하세요.',
  'problem.wrong-client':
    '{service}에 없는 클라이언트 ID이거나 클라이언트 보안 비밀번호가 틀렸습니다. 콘솔에서 둘 다 다시 복사하세요.',
  'problem.redirect-mismatch':
    '리디렉션 주소가 {service}에 등록된 것과 다릅니다. 설정 창에 표시된 주소를 그대로 등록하세요.',
  'problem.admin-policy':
    '이 Google Workspace 계정의 관리자가 이 앱을 허용하지 않습니다. 허용해 달라고 요청하거나 개인 Google 계정을 사용하세요.',
  'problem.read-only-app':
    '이 Fitbit 앱은 읽기 전용으로 등록되어 있습니다. dev.fitbit.com에서 Read & Write로 바꾸세요.',
  'problem.forbidden': '{service}에서 요청을 거부했습니다. 나중에 다시 시도합니다.',
  'problem.rate-limited': '요청이 너무 많아 {service}에서 잠시 쉬라고 합니다. 나중에 다시 시도합니다.',
  'problem.refresh-conflict':
    '{service}에서 다른 쪽이 같은 연결을 갱신하고 있다고 합니다. 나중에 다시 시도합니다.',
  'problem.server-error': '{service} 자체에 문제가 있습니다. 나중에 다시 시도합니다.',
  'problem.unreachable': '{service}에 접속할 수 없습니다. 인터넷 연결을 확인하세요. 나중에 다시 시도합니다.',
  'problem.timeout': '{service}에서 제때 응답하지 않았습니다. 나중에 다시 시도합니다.',
  'problem.never-heard':
    '알려진 잔량이 없고 들어온 것도 없습니다. 워치가 보내고 있는지, 이름이나 토픽 패턴이 워치가 보내는 것과 맞는지 살펴보세요.',
  'problem.gone':
    'Fitbit Web API가 종료되었습니다(2026년 11월 2일로 예고됨). Google Health 서비스를 선택하고 거기서 다시 연결하세요.',
  'problem.not-understood':
    '{service}에서 이 버전이 이해하지 못하는 응답을 보냈습니다({detail}). 알려 주시기 바랍니다.',
  'problem.bad-request': '{service}에서 요청을 받아들이지 않았습니다({detail}). 알려 주시기 바랍니다.',
  'problem.no-client-id':
    '{service} 서비스의 클라이언트 ID가 없어 아무도 점검하지 않습니다. 서비스를 열어 입력하세요. 환경 변수에서 가져온다면 그 변수를 설정하고 Node-RED를 다시 시작하세요.',
  'problem.no-client-secret':
    '{service} 서비스의 클라이언트 보안 비밀번호가 없어 아무도 점검하지 않습니다. 서비스를 열어 입력하고 배포하세요. 환경 변수에서 가져온다면 그 변수를 설정하고 Node-RED를 다시 시작하세요. (credentialSecret이 바뀌거나 서비스를 삭제했다가 되돌리면 Node-RED는 비밀 값을 잃습니다.)',
  'problem.no-client':
    '이 연결의 서비스가 배포되지 않았거나 클라이언트 ID가 달라져서 이 연결을 쓸 수 없습니다.',

  // Connecting.
  'connect.refused': '동의하지 않았습니다. 저장된 것은 없습니다. 다시 시도하려면 “연결”을 누르세요.',
  'connect.state-unknown':
    '이 응답은 여기서 시작한 연결의 것이 아니거나 이미 사용되었습니다. 다시 시도하려면 “연결”을 누르세요.',
  'connect.expired': '10분이 넘게 걸렸습니다. 다시 시도하려면 “연결”을 누르세요.',
  'connect.no-refresh-token':
    '{service}에서 지속되는 연결을 주지 않았습니다. myaccount.google.com/connections에서 앱을 삭제한 뒤 다시 연결하세요.',
  'connect.not-an-address':
    '브라우저가 마지막에 도착한 주소가 아닙니다. "code="와 "state="가 들어 있어야 합니다.',
  'connect.other-account':
    '{who}님으로 연결된 계정이 아닌 다른 계정으로 로그인했습니다. 그 계정으로 로그인하거나, 새로운 사람이라면 “연결”을 사용하세요.',
  'connect.code-used':
    '{service}에서 코드를 받아들이지 않았습니다. 이미 사용했거나 너무 오래되었습니다. 다시 시도하려면 “연결”을 누르세요.',
  'connect.permission-denied':
    '{service}에서 이 계정에 대한 접근을 거부했습니다. myaccount.google.com/connections에서 앱을 삭제한 뒤 “연결”을 다시 누르세요.',
  'connect.forbidden': '{service}에서 요청을 거부했습니다({detail}). 몇 분 기다린 뒤 “연결”을 다시 누르세요.',
  'connect.rate-limited':
    '요청이 너무 많아 {service}에서 잠시 쉬라고 합니다. 몇 분 기다린 뒤 “연결”을 다시 누르세요.',
  'connect.server-error': '{service} 자체에 문제가 있습니다. 몇 분 기다린 뒤 “연결”을 다시 누르세요.',
  'connect.unreachable':
    'Node-RED에서 {service}에 접속할 수 없습니다. 인터넷 연결을 확인한 뒤 “연결”을 다시 누르세요.',
  'connect.timeout': '{service}에서 제때 응답하지 않았습니다. “연결”을 다시 누르세요.',
  'connect.client-missing':
    '먼저 클라이언트 ID와 클라이언트 보안 비밀번호가 필요합니다. 위에 둘 다 입력하세요. 환경 변수에서 가져온다면 그 변수를 설정하고 Node-RED를 다시 시작하세요.',
  'connect.not-deployed':
    '이 값은 환경 변수에서 오며 Node-RED는 배포할 때 이를 채웁니다. 먼저 “배포하기”를 누른 뒤 이 설정 창을 다시 여세요.',
  'connect.name-missing': '이름을 입력하세요. SMS에 표시됩니다.',
  'connect.done': '{who}님이 연결되었습니다.',
  'connect.renamed':
    '{who}님이 연결되었습니다. 이 계정은 전에 여기서 {before}님이었고, 이제 이름은 {who}입니다. 다른 사람이라면 “연결”을 다시 누르고 그 사람의 계정으로 로그인하세요.',
  'connect.not-needed': '이 서비스에서는 아무도 연결하지 않습니다. 이름으로 사람을 추가하세요.',
  'connect.demo': 'Demo는 연결이 필요 없습니다.',
  'person.removed': '{who}님을 삭제하고 {service} 연결을 취소했습니다.',
  'person.removed.here': '{who}님을 삭제했습니다.',
  'person.removed.not-revoked':
    '{who}님을 여기서 삭제했습니다. {service}에는 알리지 못했으니 그곳의 계정에서 앱을 삭제하세요.',
  'person.number-changed': '보신 뒤로 번호가 바뀌었습니다. 다시 확인하세요.',
  'connect.new-number': '저장되어 있던 번호를 입력하신 번호로 바꾸었습니다.',
  'person.added': '{who}님을 추가했습니다. 번호가 없어 SMS는 나가지 않지만, 알림은 그대로 출력 1로 나갑니다.',
  'person.added.number': '{who}님을 추가했습니다. SMS를 보낼 번호: {number}',
  'person.linked': '이제부터 “{name}” 이름으로 오는 메시지는 {who}님의 것으로 봅니다.',
  'person.no-source': '연결하지 않고 사람을 추가하는 것은 “다른 소스” 서비스에서만 됩니다.',
  'person.edited': '{who}님의 설정을 저장했습니다.',
  'person.edited.number': '{who}님의 설정을 저장했습니다. 이제부터 SMS를 보낼 번호: {number}',
  'person.edited.no-number': '{who}님의 설정을 저장했습니다. 이제 번호가 없으므로 SMS가 나가지 않습니다.',
  'person.bad-language': '이 언어로 된 문장이 없습니다. 목록에서 고르세요.',
  'person.number-and-removal': '다른 번호를 입력하거나 번호 삭제를 선택하세요. 둘을 함께 할 수는 없습니다.',
  'person.demo-not-edited':
    'Demo의 사람은 가상이며 Node-RED가 시작될 때마다 처음부터 다시 시작하므로 수정할 것이 없습니다.',
  'person.confirmed': '{who}님의 번호를 확인했습니다.',
  'person.not-watched':
    '{who}님을 지켜보는 배터리 상태 노드가 없어 알림이 나가지 않습니다. 이 서비스를 쓰는 노드를 플로우에 놓고 배포하세요.',
  'person.unproven': '{who}님의 번호가 아직 확인되지 않았습니다. 확인될 때까지 점검하지 않습니다.',
  'person.unknown': '그런 사람이 없습니다. 설정 창에서 고르거나 msg.person에 ID를 지정하세요.',
  'person.unknown.by-msg':
    '그런 사람이 없거나, 어느 워치가 그 사람의 것인지 아직 아무도 정하지 않았습니다. msg.person이나 이 노드의 설정 창에 서비스 설정 창의 목록에 있는 사람을 지정하세요.',
  'person.device-unknown': '이 사람에게 그런 기기가 (더 이상) 없습니다.',
  'person.device-removed':
    '{who}님의 기기를 삭제했습니다: {device}. 메시지에 그 이름이 다시 나오면 다시 생깁니다.',
  'person.unknown.removed': '그런 사람이 (더 이상) 없습니다.',

  // Redirect addresses.
  'redirect.register': '서비스에 이 주소를 그대로 등록하세요.',
  'redirect.register.web':
    'Google에서 클라이언트 유형 “웹 애플리케이션”을 고르고 이 주소를 그대로 등록하세요.',
  'redirect.register.desktop':
    'Google에서 클라이언트 유형 “데스크톱 앱”을 고르세요. 주소가 필요 없습니다. “웹 애플리케이션” 유형이라면 이 주소를 그대로 등록하세요.',
  'redirect.not-https': '공개 주소는 https://로 시작해야 합니다(localhost만 예외).',
  'redirect.raw-ip': 'Google은 IP 주소만으로는 받지 않습니다. 공개된 이름을 쓰거나 공개 주소를 비워 두세요.',
  'redirect.private-name':
    'Google은 .local, .lan, .home으로 끝나는 이름을 받지 않습니다. 공개된 이름을 쓰거나 공개 주소를 비워 두세요.',
  'redirect.not-an-address': 'https://example.org 같은 주소가 아닙니다.',

  'config.missing': '선택한 서비스가 없거나 비활성화되어 있습니다. 설정 창을 열어 선택하세요.',

  // Pages that the browser ends on.
  'page.connected.title': '연결됨',
  'page.connected.text': '{who}님이 연결되었습니다. 이 창을 닫아도 됩니다.',
  'page.failed.title': '연결되지 않음',
  'page.away.title': '잠시만요',
  'page.away.text':
    '이 페이지는 지금 다시 시작하는 중입니다. 몇 초 뒤에 새로 고치세요. 사라지는 것은 없습니다.',
  'page.not-found.title': '아무것도 없습니다',
  'page.not-found.signup': '여기서 가입하기',
  'page.not-found.text': '이 주소에는 다른 것이 없습니다.',
  'page.trouble.title': '실패했습니다',

  // A check of several people.
  'check.bad-threshold':
    '설정 창의 “부족 기준”에 지정된 곳에 1에서 100 사이의 숫자가 없습니다. 점검 전에 값을 넣거나 설정 창에 숫자를 입력하세요.',
  'check.odd':
    '{service}에서 이 버전이 읽지 못하는 것을 보냈습니다({fields}). 나머지는 평소대로 사용했습니다. 잔량이나 기기가 빠졌다면 알려 주세요: 사이드바의 “보고서 복사”.',
  'check.nobody':
    '지켜볼 사람이 남아 있지 않아 이 노드는 점검할 대상이 없습니다. 사람을 다시 연결하거나, 업데이트하면서 fitbit 폴더가 사라졌다면 백업을 그 자리에 돌려놓으세요. 클라이언트 ID를 바꿨다면 되돌리세요. 더 지켜볼 사람이 없다면 이 노드를 삭제하거나 비활성화하세요.',
  'check.failed.one': '{who}님의 점검에 실패했습니다. {reason}',
  'check.failed.many': '점검 {count}건 중 {failed}건이 실패했습니다. 첫 번째: {who}님. {reason}',

  // Levels that come by msgs.
  'incoming.not-a-reading':
    '배터리 잔량이 아닙니다({what}). 0에서 100 사이의 숫자, "83"이나 "83 %" 같은 텍스트, 또는 {example} 같은 객체여야 합니다.',
  'incoming.fraction':
    '이 잔량은 0과 1 사이라서 비율인지 퍼센트인지 알 수 없습니다. 0에서 100까지의 퍼센트로 보내세요.',
  'incoming.time':
    '시각을 읽을 수 없습니다. "at"에는 1970년부터의 밀리초나 2026-11-29T20:15:00Z처럼 시간대가 있는 텍스트를 넣으세요.',
  'incoming.odd-time':
    '잔량은 받았지만 언제의 값인지는 읽지 못했습니다. "at"에는 1970년부터의 밀리초나 2026-11-29T20:15:00Z처럼 시간대가 있는 텍스트를 넣고, 너무 먼 미래가 아니어야 합니다. 그래서 지금 들어온 값으로 치지 않습니다. 읽지 못한 것: {fields}.',
  'incoming.odd':
    '나머지는 받았지만 다음은 읽지 못했습니다: {fields}. "level"에는 0에서 100 사이의 숫자, "status"에는 Low 같은 짧은 단어를 넣으세요.',
  'incoming.topic':
    '이 토픽은 토픽 패턴에 맞지 않고, 지금까지 맞은 것도 없습니다: 토픽 “{topic}”, 패턴 “{pattern}”. 패턴을 바꾸세요.',
  'incoming.device': '기기 이름이 아닙니다. msg.device에는 텍스트를 넣거나 아예 넣지 마세요.',
  'incoming.pattern':
    '설정 창의 토픽 패턴을 읽을 수 없어 누구의 잔량인지 알 수 없습니다. {person}, {device}는 많아야 한 번씩 쓰고, 두 개를 같은 슬래시 사이에 함께 쓰지 마세요.',
  'incoming.whose':
    '이 잔량은 여러 사람의 것일 수 있습니다. 누구의 것인지 msg.person(ID나 이름), 토픽 패턴, 또는 설정 창에서 지정하세요.',
  'incoming.nobody-yet': '이 잔량의 주인이 될 사람이 아직 없습니다. 서비스 설정 창에서 사람을 추가하세요.',
  'incoming.unknown-person':
    '메시지에 아무도 추가하지 않은 사람의 이름이 있습니다. 서비스 설정 창에서 그 이름으로 추가하거나, 이 노드가 사람을 추가하게 하세요.',
  'incoming.removed-person':
    '메시지에 삭제되었거나 탈퇴한 사람의 이름이 있어 다시 추가하지 않았습니다. 서비스 설정 창에서 추가하거나 메시지를 멈추세요.',
  'incoming.too-many-people':
    '메시지에 새로운 사람의 이름이 있지만, 메시지로 추가된 사람이 이미 {most}명입니다. 토픽이 사람이 아닌 다른 것을 가리킬 수 있습니다. 더 추가하려면 서비스 설정 창을 사용하세요.',
  'incoming.too-many-devices':
    '이 사람에게는 이미 기기가 {most}개 있습니다. 토픽이 기기가 아닌 다른 것을 가리킬 수 있습니다.',
  'person.name-taken':
    '“{who}” 이름의 사람이 여기 이미 있거나 전에 있었고, 메시지로는 둘을 구별할 수 없습니다. 다른 이름을 고르세요.',

  // SMS.
  'sms.no-account':
    'SMS 계정이 없거나 비활성화되어 있습니다. 설정 창을 열어 계정을 고르거나, 모의 실행을 하려면 비워 두세요.',
  'sms.chain-loop':
    'SMS 계정들이 서로 돌고 돕니다. 각 계정이 다음 계정을 가리키고 마지막 계정이 다시 첫 계정을 가리킵니다. Node-RED는 그중 어느 것도 시작하지 않습니다. 하나를 열어 추가 설정에서 다른 계정을 고르고 배포하세요.',
  'sms.no-next':
    '이 계정 다음에 이어서 보낼 SMS 계정이 없거나 비활성화되어 있어 SMS가 여기서 끝납니다. 계정을 열어 추가 설정에서 다른 계정을 고르거나 비우세요.',
  'sms.no-number': '보낼 번호가 없습니다. msg.to나 설정 창에 번호를 지정하세요.',
  'sms.bad-number':
    '전화번호가 아닙니다. +82 10 2000 0000처럼 국가 번호와 함께 쓰거나 기본 국가를 설정하세요.',
  'sms.ambiguous-number':
    '서로 다른 두 번호로 읽히거나 번호로 읽히지 않습니다. +82 10 2000 0000처럼 +와 국가 번호를 쓰고 괄호 안의 0은 빼세요.',
  'sms.other-channel':
    'whatsapp: 같은 다른 채널의 주소입니다. 여기서는 SMS만 보냅니다. +82 10 2000 0000처럼 번호만 쓰세요.',
  'sms.too-many-numbers':
    '보낼 번호가 {most}개를 넘어 아무것도 보내지 않았습니다. 번호를 줄이거나 메시지를 여러 개로 나누세요.',
  'sms.one-of-several': 'SMS {count}건 중 1건이 실패했습니다. 목록의 {place}번째 번호입니다.',
  'sms.some-of-several':
    'SMS {count}건 중 {failed}건이 실패했습니다. 첫 실패는 목록의 {place}번째 번호입니다.',
  'sms.no-body': '보낼 내용이 없습니다. msg.payload가 비어 있습니다.',
  'sms.too-long': 'SMS로 보내기에는 텍스트가 너무 깁니다: {length}자, 최대 {most}자.',
  'sms.to-invalid': '{provider}에서 받는 번호가 없는 번호라고 합니다.',
  'sms.stopped':
    '이 번호에서 STOP이라고 답해 {provider}에서 보내지 않습니다. 번호의 주인이 START라고 보내면 풀립니다.',
  'sms.unreachable': '이 번호는 SMS를 받을 수 없습니다.',
  'sms.handset-off': '휴대폰이 꺼져 있거나 신호가 닿지 않습니다.',
  'sms.blocked': '통신사에서 이 SMS를 차단했습니다.',
  'sms.filtered': '통신사에서 이 SMS를 스팸으로 분류했습니다.',
  'sms.queue-full': '{provider}의 발송 대기열이 가득 찼습니다. 나중에 시도하세요.',
  'sms.rate-limited': '요청이 너무 많아 {provider}에서 잠시 쉬라고 합니다.',
  'sms.congested': '통신사가 혼잡하거나 하루 한도에 도달했습니다. 나중에 시도하세요.',
  'sms.daily-limit': '이 {provider} 계정의 하루 한도에 도달했습니다.',
  'sms.failed': 'SMS가 전달되지 않았습니다({provider} 코드 {detail}).',
  'sms.rejected': '{provider}에서 SMS를 접수하지 않았습니다(코드 {detail}).',
  'sms.unsent': '{provider}에 접속할 수 없어 SMS를 보내지 못했습니다.',
  'sms.certificate':
    '{address}의 인증서를 신뢰할 수 없어 아무것도 보내지 않았습니다. 신뢰할 수 있는 인증서가 있는 주소를 쓰거나, 내부 네트워크라면 http://를 쓰세요.',
  'sms.no-https':
    '{address}에 무언가 있지만 https로 응답하지 않아 아무것도 보내지 않았습니다. 내부 네트워크라면 주소 앞에 http://를 쓰세요.',
  'sms.unclear': '{provider}에서 분명한 답을 주지 않았습니다. SMS가 발송되었는지 아직 알 수 없습니다.',
  'sms.uncertain':
    '{provider}에서 분명한 답을 주지 않았고 그 뒤로도 확인되지 않았습니다. SMS가 발송되었을 수도 있습니다. 두 번 받는 일이 없도록 다시 보내지 않습니다.',
  'sms.replies-unread':
    '한 시간째 {provider}에서 답장을 읽지 못해 답장이 나가지 않고 STOP도 받지 못합니다. {provider}에 접속되는지, 그 로그인으로 메시지를 읽을 수 있는지 살펴보세요.',
  'sms.outdated':
    '이 SMS는 더 이상 맞지 않거나(그사이 충전, 동기화, 연결 또는 답장됨), 이 번호로 더 이상 보내면 안 되거나(번호 변경, SMS 끔, STOP 답장, 삭제), 하루 넘게 늦어서 보내지 않았습니다.',
  'sms.repeated':
    '10분 안에 같은 텍스트를 이 번호로 보냈으므로 다시 보내지 않았습니다. 그래도 보내려면 SMS 노드에서 “반복해서 보내기”를 선택하거나 다른 msg.smsKey를 지정하세요.',
  'sms.cap-number':
    '이 번호로 24시간 동안 SMS {cap}건이 나갔습니다. 한도에 도달해 이 SMS는 보내지 않았습니다. 플로우에 루프가 없는지 살펴보거나 SMS 계정에서 한도를 올리세요.',
  'sms.cap-day':
    '24시간 동안 SMS {cap}건을 보냈습니다. 한도에 도달해 이 SMS는 보내지 않았습니다. 플로우에 루프가 없는지 살펴보거나 SMS 계정에서 한도를 올리세요.',
  'sms.cap-month':
    '이번 달에 SMS {cap}건을 보냈습니다. 한도에 도달해 이 SMS는 보내지 않았습니다. SMS 계정에서 한도를 올리거나 다음 달까지 기다리세요.',
  'sms.cap-refused':
    '24시간 동안 거부되거나 폐기된 SMS가 너무 많습니다. 보낼 수 있는 수의 열 배라서 이 SMS는 시도하지 않았습니다. 플로우에, 예를 들어 catch 노드 뒤에, 루프가 없는지 살펴보세요.',
  'sms.gateway-unreachable':
    'SMS를 보내는 휴대폰이 한 시간째 응답하지 않습니다({provider}). 켜져 있고 네트워크에 연결되어 있으며 앱이 실행 중인가요?',
  'sms.gateway-battery-low':
    'SMS를 보내는 휴대폰의 배터리가 {level}%이고 충전 중이 아닙니다. 충전기에 연결하지 않으면 SMS가 나가지 않습니다.',
  'sms.too-old': 'SMS를 너무 오랫동안 보내지 못해 폐기했습니다.',

  // What we answer by SMS to a reply. {what} names devices, {who} people.
  'reply.ok': '맡아 주시는 것으로 적어 두었습니다: {what}.',
  'reply.later': '{when}까지 미룹니다: {what}.',
  'reply.pause':
    '{date}까지 배터리 알림을 보내지 않습니다: {who}. 요청하신 적이 없다면 운영자에게 알려 주세요.',
  'reply.pause.most': 'SMS로는 최대 7일까지 일시 중지할 수 있습니다.',
  'reply.nothing-open': '지금은 받으신 미해결 알림이 없습니다.',
  'reply.battery.level': '{who}, {device}: {level}, {age}',
  'reply.battery.none': '알려진 배터리 잔량이 없습니다.',
  'reply.age.minutes': '{minutes}분 전',
  'reply.age.hours': '{hours}시간 전',
  'reply.age.days': '{days}일 전',
  'reply.device': '{who}님의 {device}',
  'reply.more': '(외 {count}건)',
  'reply.failed': 'SMS 답장으로 요청한 것을 처리하지 못했습니다.',

  // What a gateway with an HTTP interface asks for, and what its answers mean.
  'http.address':
    '게이트웨이 주소가 없거나 요청을 보낼 수 없는 주소입니다. SMS 계정을 열어 http://나 https://로 시작하고 사용자, 비밀번호, {secret} 같은 자리가 들어 있지 않은 주소를 입력한 뒤 배포하세요.',
  'http.secret':
    'SMS 계정의 헤더나 본문에 {secret} 자리가 있지만 비밀 값이 없거나 보낼 수 없는 문자가 들어 있습니다. 계정을 열어 입력하고 배포하세요. 환경 변수에서 가져온다면 그 변수를 설정하고 Node-RED를 다시 시작하세요.',
  'http.headers':
    'SMS 계정의 헤더를 보낼 수 없습니다. 헤더는 JSON 객체이고 각 값은 영문 텍스트여야 합니다. {text} 자리는 넣을 수 없으며, 누가 요청하는지 증명하는 헤더에는 비밀 값 대신 {secret} 자리를 씁니다.',
  'http.body':
    'SMS 계정의 본문을 보낼 수 없습니다. 본문은 {to}, {text} 자리가 들어 있는 JSON 객체이고, 비밀번호나 토큰, API 키 대신 {secret} 자리를 씁니다. 폼으로 보낼 때는 목록이나 객체를 넣을 수 없고, 본문을 주소에 넣는 GET에서는 {secret} 자리를 쓸 수 없습니다.',
  'http.key':
    'SMS 계정에는 게이트웨이가 키를 받는다고 되어 있지만 헤더와 본문 어디에도 {key} 자리가 없습니다. 게이트웨이가 기대하는 곳에 넣거나, 응답을 잃었을 때의 다른 동작을 고르고 배포하세요.',
  'http.state':
    'SMS 계정에 응답에서 상태가 있는 위치와 접수를 뜻하는 단어 중 하나만 있습니다. 둘 다 있어야 무엇이 접수되었는지 알 수 있습니다. 둘 다 채우거나 둘 다 비우고 배포하세요.',
  'http.status-address':
    'SMS 계정의 상태 조회 주소로 요청을 보낼 수 없습니다. 게이트웨이 주소와 같은 서버로 시작하고, {id}(이때는 메시지 ID의 위치도 채워야 함)나 {key} 자리가 들어 있고, 비밀 값은 없어야 하며, 상태의 위치도 채워져 있어야 합니다.',
  'http.not-accepted': '게이트웨이에서 SMS를 접수하지 않았다고 답했습니다(상태 {detail}).',
  'http.moved':
    '게이트웨이에서 주소가 바뀌었다고 합니다(코드 {detail}). 그곳으로는 아무것도 보내지 않았습니다. SMS 계정에 새 주소를 입력하고 배포하세요.',
  'http.wrong-secret':
    '게이트웨이에서 SMS 계정의 비밀 값을 받아들이지 않았습니다(코드 {detail}). 게이트웨이가 기대하는 값을 입력하고 배포하세요.',
  'http.not-found':
    'SMS 계정의 주소에서는 이 방식으로 SMS를 받지 않습니다(코드 {detail}). 주소와 메서드를 살펴보세요.',
  'http.unreached':
    '{address}에서 응답이 없습니다. 게이트웨이가 켜져 있고 이 네트워크에 있으며 서버가 실행 중인가요?',
  'http.lost': '{address}에서 온 응답을 끝까지 읽지 못해 SMS가 발송되었는지 알 수 없습니다.',
  'http.odd-status':
    '게이트웨이에 문제가 있어(코드 {detail}) SMS가 발송되었는지 알 수 없습니다. 게이트웨이를 살펴보세요.',
  'http.unreadable':
    '게이트웨이가 응답했지만 응답의 다음 위치에 아무것도 없어 SMS가 발송되었는지 알 수 없습니다: {path}. 게이트웨이의 응답과 SMS 계정의 위치 설정을 살펴보세요.',

  // What the dialog of an account answers to a test.
  'sms-test.text': 'Node-RED에서 보낸 테스트입니다. 이 휴대폰으로 SMS가 도착합니다.',
  'sms-test.accepted': '{provider}에서 SMS를 접수했습니다: {to} (상태 {status}). 휴대폰을 확인하세요.',
  'sms-test.accepted-by-next':
    '다음 계정으로 이어서 보냈습니다. {provider}에서 SMS를 접수했습니다: {to} (상태 {status}). 휴대폰을 확인하세요.',
  'sms-test.waits': '{why} SMS가 대기 중이며 {minutes}분 동안 더 시도합니다.',
  'sms-test.slow': '{provider}에서 아직 응답하지 않았습니다. SMS의 유효 시간 동안 계속 시도합니다.',
  'sms-test.closed': '그사이에 배포되었습니다. SMS는 지금 배포된 설정으로 계속됩니다.',
  'sms-test.not-deployed':
    '이 계정은 아직 배포되지 않았거나 비활성화되어 있습니다. 먼저 배포하세요. 테스트는 배포된 계정으로 보냅니다.',
  'sms-test.demo': 'Demo의 가상 인물의 번호라서 아무것도 나가지 않습니다. 본인의 번호를 입력하세요.',

  // What SMSGate asks for, and what its answers mean.
  'sms-gate.no-address': '휴대폰 주소가 없거나 주소가 아닙니다. SMS 계정을 열어 입력하세요.',
  'sms-gate.no-login':
    '휴대폰의 사용자나 비밀번호가 없습니다. 둘 다 앱에 표시됩니다. SMS 계정을 열어 입력하세요.',
  'sms-gate.no-device':
    '어느 휴대폰으로 보낼지 서버에 알려야 합니다. SMS 계정을 열어 기기 ID를 입력하세요. 그러지 않으면 다시 보낼 때 다른 휴대폰으로 나갈 수 있습니다.',
  'sms-gate.unknown-device':
    '서버에 이 기기 ID의 휴대폰이 더 이상 없어 SMS를 보내지 않았습니다. SMS 계정을 열어 “찾기”를 누르고 휴대폰을 고른 뒤 배포하세요.',
  'sms-gate.no-devices': '내부 네트워크의 휴대폰은 그 자체가 기기입니다. 기기 ID를 비워 두세요.',
  'sms-gate.redirected':
    '휴대폰 주소가 다른 곳으로 연결되며, 비밀번호는 그곳으로 보내지 않습니다. 연결되는 주소를 SMS 계정에 입력하세요.',
  'sms-gate.refused': '휴대폰이 SMS를 접수하지 않았습니다. 번호나 텍스트가 맞지 않습니다(코드 {detail}).',
  'sms-gate.wrong-login': '휴대폰의 사용자나 비밀번호가 틀렸습니다. 둘 다 앱에 표시됩니다.',
  'sms-gate.not-permitted': '이 로그인으로는 휴대폰에서 SMS를 보낼 수 없습니다.',
  'sms-gate.not-there':
    '휴대폰 주소에서 응답하는 것이 SMSGate가 아닙니다. 주소가 맞나요? 서버라면 경로까지 맞는지 확인하세요.',
  'sms-gate.unreached':
    '휴대폰이 {address}에서 응답하지 않았습니다. 켜져 있고 이 네트워크에 있으며 앱의 로컬 서버가 켜져 있나요?',
  'sms-gate.generic':
    'Android에서 SMS를 보내지 않았고 이유를 알려 주지 않습니다. SIM에 잔액이 없거나 휴대폰에 신호가 없는 경우가 많습니다. 그 휴대폰에서 직접 보내 보세요.',
  'sms-gate.no-sim': '보내는 휴대폰에 그런 SIM이 없습니다. SMS 계정의 SIM 항목과 휴대폰을 살펴보세요.',
  'sms-gate.server-unreached':
    '서버가 {address}에서 응답하지 않아 아무것도 보내지 않았습니다. 주소가 맞고 서버가 실행 중인가요?',
  'sms-gate.radio-off': '보내는 휴대폰이 비행기 모드라서 SMS가 나가지 않았습니다.',
  'sms-gate.no-service': '보내는 휴대폰에 네트워크 신호가 없어 SMS가 나가지 않았습니다.',
  'sms-gate.limit': 'Android에서 지금은 SMS를 더 보내지 못하게 합니다(30분에 약 30건까지).',
  'sms-gate.fixed-dialling': '보내는 휴대폰의 SIM은 정해진 번호로만 보낼 수 있습니다(발신 번호 제한).',

  // What Twilio asks for, and what its codes mean.
  'twilio.no-credentials':
    'SMS 계정에 Account SID나 Auth Token이 없습니다. 계정을 열어 입력하고 배포하세요. 환경 변수에서 가져온다면 그 변수를 설정하고 Node-RED를 다시 시작하세요. (credentialSecret이 바뀌거나 계정을 삭제했다가 되돌리면 Node-RED는 비밀 값을 잃습니다.)',
  'twilio.no-sender':
    'SMS 계정에 발신 번호(From)도 Messaging Service도 없습니다. 계정을 열어 하나를 입력하고 배포하세요. 환경 변수에서 가져온다면 그 변수를 설정하고 Node-RED를 다시 시작하세요.',
  'twilio.region-and-edge':
    'Twilio에는 리전과 에지가 둘 다 있거나 둘 다 없어야 합니다. SMS 계정을 열어 둘 다 채우거나 둘 다 비우고 배포하세요. 환경 변수에서 가져온다면 그 변수를 설정하고 Node-RED를 다시 시작하세요.',
  'twilio.wrong-credentials':
    'Twilio에서 Account SID와 토큰을 받아들이지 않거나, 다른 리전의 것입니다. 콘솔에서 다시 복사하세요.',
  'twilio.account-suspended': 'Twilio 계정이 활성 상태가 아니거나 정지되었습니다. Twilio 콘솔을 확인하세요.',
  'twilio.not-permitted': 'API 키에 메시지를 보낼 권한이 없습니다. 권한을 주거나 Auth Token을 사용하세요.',
  'twilio.not-found': 'Twilio에 없는 Account SID입니다.',
  'twilio.from-invalid': '발신 번호(From)가 이 Twilio 계정의 것이 아니거나 SMS를 보낼 수 없는 번호입니다.',
  'twilio.country-not-enabled':
    '이 국가로 SMS를 보내도록 설정되어 있지 않습니다: Twilio 콘솔, Messaging, Geo permissions.',
  'twilio.unverified':
    'Twilio는 이 계정에서 인증된 번호로만 보냅니다(체험 계정이거나 컴플라이언스 프로필이 승인되지 않음). 번호를 인증하거나 콘솔에서 프로필을 완료하세요.',
  'twilio.toll-free-unverified':
    '이 수신자 부담 번호는 Twilio에서 인증되지 않았습니다. 콘솔에서 인증하거나 다른 발신자를 사용하세요.',
  'twilio.us-unregistered':
    '미국 번호는 등록(A2P 10DLC)해야 보낼 수 있습니다. Twilio 콘솔에서 등록하거나 ntfy를 사용하세요.',
  'twilio.us-campaign':
    '이 번호의 A2P 10DLC 캠페인이 정지되었거나 아직 승인 대기 중입니다. Twilio 콘솔을 확인하세요.',
  'twilio.personal-use':
    'Twilio는 본인이나 친구, 가족에게 보내는 용도로 미국 번호를 등록해 주지 않습니다. 대신 ntfy나 다른 알림 수단을 사용하세요.',
  'twilio.sender-not-registered': '이 발신자는 이 국가에 등록되어 있지 않습니다. Twilio 콘솔을 확인하세요.',
  'twilio.messaging-service': 'Messaging Service가 잘못되었거나 쓸 수 있는 발신자가 없습니다.',
  'twilio.pumping-protection':
    'Twilio에서 SMS 사기 가능성이 있다고 보고 차단했습니다: Messaging, SMS pumping protection.',
  'twilio.callback-invalid':
    'Twilio에서 전달 보고를 받을 주소를 받아들이지 않습니다. 공개 주소를 확인하세요.',
  'twilio.loop': '30초 안에 두 번호 사이에 SMS가 15건 넘게 오가서 Twilio에서 루프를 멈췄습니다.',

  // The store.
  'store.in-use':
    '다른 Node-RED가 같은 폴더를 사용하고 있습니다: {folder}. 하나를 멈추세요. 아무것도 건드리지 않았습니다. 다른 Node-RED가 없다면 폴더가 파일을 잠그지 않는 네트워크 공유에 있는 것입니다. 로컬 디스크에 두세요(settings.js의 fitbitConfigFolder).',
  'store.no-locks':
    '일부 네트워크 공유처럼 {folder} 폴더의 파일 시스템은 파일을 잠그지 않습니다. 폴더를 로컬 디스크에 두세요(settings.js의 fitbitConfigFolder). 아무것도 건드리지 않았습니다.',
  'store.folder':
    'settings.js의 fitbitConfigFolder 값이 경로가 아닙니다. /data/storage/fitbit 같은 경로를 쓰거나 지우고 Node-RED를 다시 시작하세요.',
  'store.damaged':
    '{file} 파일이 손상되었습니다. 그대로 두었습니다. 백업을 그 자리에 놓거나, 새로 시작하려면 다른 곳으로 옮기세요.',
  'store.newer':
    '{file} 파일은 이 팔렛트의 더 새로운 버전에서 만든 것입니다. 팔렛트를 업데이트하세요. 아무것도 건드리지 않았습니다.',
  'store.moved':
    '{file} 파일의 내용은 데이터베이스로 옮겨졌습니다. settings.js의 fitbitConfigStore에 그 데이터베이스를 적고 Node-RED를 다시 시작하세요.',
  'store.foreign':
    '{file} 파일은 이 팔렛트의 것이 아닙니다. 다른 곳으로 옮기세요. 아무것도 건드리지 않았습니다.',
  'store.key-missing':
    '저장된 연결을 여는 {file} 파일이 없거나 틀립니다. 백업에서 되돌려 놓으세요. 아무것도 건드리지 않았습니다.',
  'store.disk-full':
    '디스크가 가득 차서 {folder} 폴더에 저장할 수 없습니다. 공간을 확보하면 다음 점검부터 저절로 계속됩니다.',
  'store.disk-failing':
    '디스크에서 {folder} 폴더를 읽거나 쓰지 못합니다. SD 카드가 닳으면 이렇게 되거나 저절로 읽기 전용이 됩니다. Node-RED를 다시 시작하세요(배포로는 안 됩니다). 다시 나타나면 시스템 로그(dmesg)를 살펴보고 카드를 교체하세요.',
  'store.disk-failing.share':
    '{folder} 폴더의 네트워크 공유에서 읽거나 쓰지 못합니다. 공유와의 연결을 살펴보고 Node-RED를 다시 시작하세요(배포로는 안 됩니다). 폴더를 로컬 디스크에 두는 것이 더 낫습니다(settings.js의 fitbitConfigFolder).',
  'store.read-only':
    '{folder} 폴더에 쓸 수 없습니다. 권한을 확인하고, 읽기 전용으로 마운트되지 않았는지(공유, 볼륨) 확인하세요. 둘 다 문제없다면 카드가 닳아서 읽기 전용이 되었을 수 있습니다(dmesg로 알 수 있습니다).',
  'store.trouble':
    '{folder} 폴더의 저장소를 쓸 수 없습니다({detail}). Node-RED를 다시 시작하세요. 그대로면 백업을 그 자리에 놓으세요.',
  'store.no-driver':
    '이 저장소에는 pg 패키지가 필요합니다. Node-RED의 사용자 폴더에 설치하고(npm install pg) Node-RED를 다시 시작하세요.',
  'store.address':
    'PostgreSQL 데이터베이스의 주소를 읽을 수 없습니다. postgres://user@host:5432/database 같은 주소나 pg 패키지가 받는 객체를 쓰세요.',
  'store.address.setting':
    'settings.js의 fitbitConfigStore 값이 PostgreSQL 데이터베이스의 주소가 아닙니다. postgres://user@host:5432/database 같은 주소나 pg 패키지가 받는 객체를 쓰고 Node-RED를 다시 시작하세요. 비밀번호의 / ? # @ %는 %2F %3F %23 %40 %25로 쓰거나, 비밀번호를 환경 변수 FITBIT_CONFIG_STORE_PASSWORD로 주세요.',
  'store.key-missing.nowhere':
    'settings.js의 fitbitConfigStore에 데이터베이스가 지정되어 있지만 연결을 봉인할 키가 없습니다. 키를 만들어(openssl rand -base64 32) 모든 Node-RED에 환경 변수 FITBIT_CONFIG_STORE_KEY나 fitbitConfigStoreKeyFile이 가리키는 파일로 주고 Node-RED를 다시 시작하세요.',
  'store.key-missing.no-path':
    'settings.js의 fitbitConfigStoreKeyFile 값이 경로가 아닙니다. 키가 든 파일의 경로를 쓰고 Node-RED를 다시 시작하세요.',
  'store.key-missing.unreadable':
    '저장소의 키가 든 파일 {file}을(를) 읽을 수 없습니다({detail}). Node-RED가 읽을 수 있게 그곳에 두거나 다른 파일을 지정하고(settings.js의 fitbitConfigStoreKeyFile) Node-RED를 다시 시작하세요.',
  'store.key-missing.odd':
    '{place}에 키가 없습니다. 키는 32바이트이며 base64나 16진수로 씁니다. 키를 만들거나(openssl rand -base64 32) 다른 Node-RED의 키를 그대로 복사하고 Node-RED를 다시 시작하세요.',
  'store.unreachable':
    '데이터베이스 {database}에서 응답이 없습니다({detail}). 실행 중인지, 여기서 연결되는지 확인하세요. 그러면 저절로 계속됩니다.',
  'store.denied':
    '데이터베이스 {database}에서 사용자를 거부합니다({detail}). 사용자, 비밀번호, 데이터베이스 이름, 권한을 확인하세요.',
  'store.denied.entry':
    '데이터베이스 {database}에서 사용자를 거부합니다({detail}). 사용자와 pg_hba.conf의 줄을 확인하세요. TLS 연결만 받는다면(hostssl) settings.js의 fitbitConfigStore에 ssl을 넣고 Node-RED를 다시 시작하세요.',
  'store.denied.no-password':
    '데이터베이스 {database}에서 비밀번호를 요구하지만 비밀번호가 없습니다. 환경 변수 FITBIT_CONFIG_STORE_PASSWORD로 Node-RED에 알려 주고 Node-RED를 다시 시작하세요.',
  'store.unreachable.full':
    '데이터베이스 {database}에서 연결을 더 받지 않습니다({detail}). Node-RED마다 두 개가 필요합니다. max_connections나 사용자의 한도를 늘리거나 다른 연결을 끝내세요. 그러면 저절로 계속됩니다.',
  'store.unreachable.no-tls':
    'settings.js의 fitbitConfigStore는 TLS를 요구하지만 데이터베이스 {database}에서 TLS를 제공하지 않습니다. 그쪽에서 켜세요(postgresql.conf에서 ssl = on). 같은 컴퓨터일 때만 ssl을 빼세요.',
  'store.unreachable.untrusted':
    '데이터베이스 {database}의 인증서를 여기서 신뢰하지 않습니다({detail}). settings.js의 fitbitConfigStore에서 ssl.ca에 서명한 인증서를, 자체 서명이면 그 인증서를 넣고 Node-RED를 다시 시작하세요.',
  'store.unreachable.other-name':
    '데이터베이스 {database}의 인증서는 다른 호스트의 것입니다({detail}). settings.js의 fitbitConfigStore에 호스트를 인증서대로 쓰거나 이 호스트의 인증서를 만들고 Node-RED를 다시 시작하세요.',
  'store.unreachable.expired':
    '데이터베이스 {database}의 인증서가 지금은 유효하지 않습니다({detail}). 갱신하거나 이 컴퓨터의 시계를 맞추세요.',
  'store.disk-full.database':
    '데이터베이스 {database}의 디스크가 가득 차서 저장할 수 없습니다. 공간을 확보하면 다음 점검부터 저절로 계속됩니다.',
  'store.read-only.database':
    '데이터베이스 {database}에 쓸 수 없습니다. 대기 서버처럼 읽기 전용입니다. 주 서버의 주소를 쓰세요.',
  'store.read-only.setting':
    '데이터베이스 {database}에서 변경을 받지 않습니다. default_transaction_read_only가 켜져 있습니다. 디스크가 가득 차면 이렇게 하는 업체가 있습니다. 공간을 만들고 끄세요. 그러면 저절로 계속됩니다.',
  'store.newer.database':
    '데이터베이스 {database}의 테이블은 이 팔렛트의 더 새로운 버전에서 바꾼 것입니다. 여기서도 업데이트하세요. 아무것도 건드리지 않았습니다.',
  'store.moved.database':
    '데이터베이스 {database}의 내용은 폴더로 옮겨졌습니다. settings.js에서 fitbitConfigStore를 지우고 Node-RED를 다시 시작하세요.',
  'store.foreign.database':
    '데이터베이스 {database}의 fitbit 스키마는 이 팔렛트의 것이 아닙니다. 이름을 바꾸거나 다른 데이터베이스를 쓰세요. 아무것도 건드리지 않았습니다.',
  'store.key-missing.database':
    '데이터베이스 {database}의 키가 없거나, 저장된 연결을 봉인한 키와 다릅니다. 모든 Node-RED에 같은 키를 주세요. 아무것도 건드리지 않았습니다.',
  'store.unfit':
    '데이터베이스 {database}는 맞지 않습니다({detail}). PostgreSQL 14 이상, 인코딩 UTF8이 필요합니다. 아무것도 건드리지 않았습니다.',
  'store.not-durable':
    '데이터베이스 {database}는 아직 잃을 수 있는 것을 저장했다고 답합니다(synchronous_commit: {setting}). 이 사용자에 대해 on으로 설정하세요(ALTER ROLE … SET synchronous_commit = on). 아무것도 건드리지 않았습니다.',
  'store.uncertain':
    '저장하는 중에 데이터베이스 {database}와 연결이 끊겨 저장되었는지 알 수 없습니다. 마지막에 한 일을 살펴보고 빠졌으면 다시 하세요.',
  'store.instance-late': '이 Node-RED가 너무 오래 응답하지 않아 하려던 일을 다른 Node-RED가 넘겨받았습니다.',
  'store.contended':
    '다른 쪽에서 같은 것을 계속 바꾸어 데이터베이스 {database}에 저장하지 못한 것이 있습니다. 다시 시도하세요.',
  'store.pooler':
    '데이터베이스 {database} 앞의 풀러가 연결을 나누어 쓰며 준비된 것을 잊습니다({detail}). Node-RED를 PostgreSQL에 직접 연결하거나 풀러가 기억하게 하세요(PgBouncer의 max_prepared_statements).',
  'store.trouble.database':
    '데이터베이스 {database}를 쓸 수 없습니다({detail}). Node-RED를 다시 시작하세요. 그대로면 PostgreSQL의 로그를 살펴보세요.',

  // The public server.
  'web.port-taken': '다른 프로그램이 포트 {port}번을 쓰고 있어 공개 주소가 열리지 않습니다.',
  'web.port-refused': '{bind}의 포트 {port}번을 쓸 수 없어({detail}) 공개 주소가 열리지 않습니다.',
  'web.port-free': '포트 {port}번은 비어 있습니다. 다음 배포 때, 또는 누군가 연결하는 동안 열립니다.',
  'web.port-served': '포트 {port}번으로 열려 있습니다.',
  'web.two-servers':
    '다른 서비스가 이미 {bind}:{port}에서 공개 주소를 열고 있습니다. 서버는 모두에게 하나뿐이므로 이 설정은 쓰이지 않습니다.',
  'webhook.refused': '{address}에서 유효한 서명이 없는 통지가 와서 거부했습니다.',
  'web.path-not-allowed':
    '{path} 경로는 쓸 수 없습니다. /fitbit/으로 시작해야 하며, 그 아래 일부 단어는 이미 쓰이고 있습니다.',
  'web.path-taken': '{path} 경로는 이미 다른 서비스가 쓰고 있습니다. 추가 설정에서 다른 경로를 고르세요.',
  'web.no-raw-body': 'Node-RED 자체 서버는 내부가 바뀌어 여기에 쓸 수 없습니다. 별도 포트를 고르세요.',
  'web.auth-blocked':
    '운영자가 설정한 httpNodeAuth가 공개 경로를 막고 있습니다. 서비스 설정 창에서 통과시키거나 별도 포트를 고르세요.',
  'web.editor-open':
    '공개 주소가 Node-RED 자체로 연결되고 에디터에 로그인이 없습니다. 이 주소에 접속하는 사람은 누구나 에디터를 열 수 있습니다.',
  'web.no-http-node':
    '여기서는 Node-RED가 노드의 HTTP를 열지 않습니다(httpNodeRoot가 false). 별도 포트를 고르세요.',
  // The sign-up pages.
  'signup.no-address':
    '공개 주소가 없으면 여기서 아무도 가입할 수 없습니다. 서비스 설정 창에 주소를 입력하거나, 에디터에서 사람을 연결하세요.',
  'signup.no-redirect':
    '서비스가 이 공개 주소를 리디렉션으로 받지 않아 여기서 아무도 가입할 수 없습니다. 서비스 설정 창에 다른 주소를 입력하거나, 에디터에서 사람을 연결하세요.',
  'signup.no-invitation':
    '가입 페이지의 초대 단어가 사라졌습니다. 환경 변수가 비어 있거나 설정되지 않았거나, credentialSecret이 바뀌었습니다. 그대로 열면 누구나 들어올 수 있으므로 페이지를 닫아 둡니다. 단어를 다시 입력하고 배포하거나, 변수를 설정하고 Node-RED를 다시 시작하세요.',
  'signup.title': 'Fitbit 배터리 알림',
  'signup.intro':
    '집에서 작은 컴퓨터를 운영하는 분이, Fitbit이나 Pixel Watch의 배터리가 방전되기 전에 SMS로 알려 드립니다.',
  'signup.intro.no-number':
    '집에서 작은 컴퓨터를 운영하는 분이, Fitbit이나 Pixel Watch의 배터리가 방전되기 전에 알려 드립니다.',
  'signup.what-is-read':
    '읽는 것: 기기의 배터리와 마지막 동기화 시각. 그 밖에는 읽지 않습니다. 건강 데이터도 위치도 읽지 않습니다.',
  'signup.what-is-stored':
    '그 컴퓨터에만 저장하는 것: 이름, 번호, 언어, {service} 연결과 그곳 계정의 ID와 시간대, 기기 이름, 설정, 배터리 잔량, 알려 드린 내용, SMS. 번호와 각 SMS는 SMS 서비스를 거치며, 그 서비스는 자체 기록을 남깁니다.',
  'signup.what-is-stored.no-number':
    '그 컴퓨터에만 저장하는 것: 이름, 언어, {service} 연결과 그곳 계정의 ID와 시간대, 기기 이름, 설정, 배터리 잔량, 알린 내용.',
  'signup.what-is-read.webhooks':
    '읽는 것: 기기의 배터리와 마지막 동기화 시각. {service}에는 활동에 대한 접근 권한도 요청하는데, 새 걸음 수가 들어왔을 때 이 컴퓨터에 알려 주게 하려는 것뿐이며 걸음 수 자체는 읽지 않습니다. 위치는 요청하지 않습니다.',
  'signup.what-is-stored.webhooks':
    '{service}에서 알려 온 것도 저장합니다. 걸음 수가 기록되었다는 사실과 그 시각이며, 처리할 때까지만 저장합니다.',
  'signup.leave-any-time':
    '언제든지 탈퇴할 수 있습니다. 그러면 그 컴퓨터에서 회원님에 관한 모든 것을 삭제합니다. 다만 실수로 무언가 보내지 않도록 번호와 SMS의 해시값, 임의의 ID는 최대 3일 동안 남습니다. 백업과 SMS 서비스의 자체 기록에는 더 많은 것이 더 오래 남을 수 있습니다.',
  'signup.leave-any-time.no-number':
    '언제든지 탈퇴할 수 있습니다. 그러면 그 컴퓨터에서 회원님에 관한 모든 것을 삭제합니다. 다만 실수로 무언가 나가지 않도록 임의의 ID와, 회원님에 관한 SMS가 있었다면 그 해시값이 최대 3일 동안 남습니다. 백업에는 더 많은 것이 더 오래 남을 수 있습니다.',
  'signup.privacy.link': '개인정보: 데이터를 어떻게 다루나요',
  'signup.privacy.title': '개인정보',
  'signup.privacy.who': '책임자',
  'signup.privacy.who-text':
    '이 페이지의 운영자: {contact}. 소프트웨어를 만든 사람들은 회원님의 데이터를 받지 않습니다.',
  'signup.privacy.who-unnamed':
    '이 페이지를 운영하고 주소를 보내 준 분입니다. 여기에는 연락처가 없으니 가입하기 전에 물어보세요. 소프트웨어를 만든 사람들은 회원님의 데이터를 받지 않습니다.',
  'signup.privacy.why': '목적과 근거',
  'signup.privacy.why-text':
    '기기의 배터리가 방전되기 전에, 또는 기기가 동기화되지 않을 때 알리기 위해서입니다. 가입 페이지에서 동의함으로써 허용하며, 언제든지 철회할 수 있습니다.',
  'signup.privacy.what': '읽고 저장하는 것',
  'signup.privacy.long': '보관 기간',
  'signup.privacy.long-text':
    '배터리 잔량은 기기별로 최대 2년, 잔량이 줄어든 속도는 최근 8주의 시간별로, 알림은 나갈 때까지, SMS는 7일, 그 해시값(번호와 텍스트)은 하루, SMS에 보내신 답장은 운영자에게 전달될 때까지, 그 해시값은 8일, 나머지는 모두 탈퇴할 때까지 보관합니다. 끝내지 않은 가입은 한 시간 뒤에 지웁니다.',
  'signup.privacy.long-number':
    '코드를 받은 번호의 해시값은 하루 동안 보관합니다. 번호를 바꾸면 이전 번호의 해시값을 최대 3일, 누구의 것으로도 확인되지 않은 번호에서 STOP이라고 답하면 START라고 답할 때까지 그 해시값을 보관합니다.',
  'signup.privacy.recipients': '그 밖에 정보를 받는 곳',
  'signup.privacy.recipients-cloud':
    '{service}에서는 이 컴퓨터가 회원님의 기기를 조회한다는 것을 알게 됩니다. {service}에서 데이터를 어떻게 다루는지는 그곳의 개인정보처리방침에 있습니다.',
  'signup.privacy.recipients-sms':
    'SMS 서비스는 번호와 각 SMS의 텍스트를 받고 자체 기록을 남기며, 다른 나라에 있을 수도 있습니다. 어느 서비스인지는 이 페이지의 운영자가 정하니 물어보세요.',
  'signup.privacy.recipients-flow':
    '이 페이지의 운영자는 알림을 다른 사람에게도 보내거나 사본을 보관할 수 있으며, 이름과 배터리 잔량, 설정을 볼 수 있습니다. 더 알고 싶으면 운영자에게 물어보세요.',
  'signup.privacy.rights': '회원님의 권리',
  'signup.privacy.rights-text':
    '가입하면 링크를 받는 개인 페이지에서 저장된 내용을 보고 탈퇴할 수 있습니다. 또한 운영자에게 사본, 정정, 삭제, 처리 제한을 요청할 수 있고, 개인정보 보호 기관에 민원을 제기할 수 있습니다. {service} 계정에서 접근 권한을 철회할 수도 있습니다.',
  'signup.contact': '문의: {contact}',
  'signup.name': '이름',
  'signup.name-hint': 'SMS에 다음과 같이 표시됩니다: 민수님의 Charge 6 배터리가 15%입니다.',
  'signup.number': '휴대폰 번호',
  'signup.number-hint': '+와 국가 번호를 붙이거나, 국내에서 거는 대로 쓰세요.',
  'signup.invitation': '초대 단어',
  'signup.consent': '이를 읽고 저장하는 것에 동의합니다.',
  'signup.continue': '{service}에서 계속하기',
  'signup.check.submit': '계속',
  'signup.check.title': '이 번호가 맞나요?',
  'signup.check.code': '이 번호로 코드를, 나중에는 알림을 보냅니다:',
  'signup.check.text': '이 번호로 알림을 보냅니다:',
  'signup.check.wrong':
    '계속하기 전에는 아무것도 저장하지 않습니다. 본인의 번호가 아니면 +와 국가 번호를 붙여 고치세요.',
  'signup.check.change': '고치기',
  'signup.next': '다음 페이지에서 {service}의 허용 요청이 나옵니다. 체크박스가 나오면 모두 선택하세요.',
  'signup.google-warning':
    'Google에서 확인하지 않은 앱이라는 경고가 나올 수 있습니다. 운영자가 확인을 요청하지 않았기 때문입니다. 계속하려면 “고급”을 누른 뒤 앱으로 이동하세요.',
  'signup.error.title': '다음을 다시 확인하세요:',
  'signup.error.name': '이름을 60자 이내로 입력하세요.',
  'signup.error.number': '전화번호가 아닙니다. +82 10 2000 0000처럼 국가 번호와 함께 쓰세요.',
  'signup.error.ambiguous-number':
    '어떤 번호인지 분명하지 않습니다. +82 10 2000 0000처럼 +를 붙이고 괄호 안의 0은 빼고 쓰세요.',
  'signup.error.costly': '추가 요금이 드는 번호입니다. 휴대폰 번호를 입력하세요.',
  'signup.error.no-number': '휴대폰 번호를 입력하세요.',
  'signup.error.country': '여기서는 이 국가의 번호로 보낼 수 없습니다.',
  'signup.error.invitation': '초대 단어가 아닙니다. 초대한 분에게 물어보세요.',
  'signup.error.consent': '동의하시면 체크박스를 선택하세요. 동의하지 않으면 계속할 수 없습니다.',
  'signup.error.form': '페이지를 너무 오래 열어 두었거나 쿠키가 없습니다. 다시 시도하세요.',
  'signup.busy': '지금 시도하는 사람이 너무 많습니다. 한 시간 뒤에 다시 오세요.',
  'signup.full': '남은 자리가 없습니다. 초대한 분에게 물어보세요.',
  'signup.gone': '이 가입은 한 시간이 넘었거나 이미 끝났습니다. 처음부터 다시 시작하세요.',
  'signup.refused': '허용하지 않아 바뀐 것이 없습니다. 실수였다면 다시 시작하세요.',
  'signup.used':
    '이 링크는 너무 오래되었거나 이미 사용되었습니다. 다시 열었다고 해서 저장된 것은 없습니다. 방금 허용한 것은 {service} 계정에서 철회할 수 있습니다. 끝내지 못했다면 처음부터 다시 시작하세요.',
  'signup.unticked':
    '{service}에서 배터리를 읽을 권한을 주지 않아 바뀐 것이 없습니다. 처음부터 다시 시작하고, 체크박스가 나오면 모두 선택하세요.',
  'signup.not-linked':
    '이 Google 계정에 Google Health 프로필이 없거나, Fitbit 계정을 Google로 옮기지 않았습니다. Google Health 앱(이전 이름 Fitbit)에 로그인한 뒤 여기서 다시 시작하세요. 옮기지 않은 계정은 이미 삭제되었을 수 있습니다.',
  'signup.later':
    '{service}에서 지금 제대로 응답하지 않아 바뀐 것이 없습니다. 잠시 후 처음부터 다시 시작하세요.',
  'signup.tell-owner':
    '이 페이지의 운영자가 문제를 바로잡아야 계속할 수 있습니다. 운영자에게 알려 주세요: “{reason}”',
  'signup.expired': '10분이 넘게 걸려 바뀐 것이 없습니다. 처음부터 다시 시작하세요.',
  'signup.other-browser':
    '이 가입은 다른 브라우저에서 시작했습니다. 그 브라우저에서 끝내거나 여기서 다시 시작하세요.',
  'signup.code-again-later':
    '한 시간 안에 이 번호로 코드를 세 번 보냈습니다. 한 시간 기다린 뒤 다시 요청하세요.',
  'signup.codes-used-up': '오늘은 코드를 더 보낼 수 없습니다. 내일 다시 오세요.',
  'signup.code.title': '코드 입력',
  'signup.code.text': '여섯 자리 코드를 보냈습니다: {number}. 10분 동안 유효합니다.',
  'signup.code.label': '코드',
  'signup.code.submit': '확인',
  'signup.code.again': '코드 다시 보내기',
  'signup.code.wrong': '코드가 아닙니다. SMS를 다시 확인하세요.',
  'signup.code.no-code': '코드는 여섯 자리입니다. 시도한 것으로 치지 않았습니다.',
  'signup.code.late': '코드가 만료되었습니다. 다시 요청하세요.',
  'signup.code.used-up': '다섯 번 틀렸습니다. 코드를 다시 요청하세요.',
  'signup.code.sent': '새 코드를 보냈습니다.',
  'signup.owner.title': '거의 다 되었습니다',
  'signup.owner.text':
    '연결되었습니다. 운영자가 번호를 확인하면 배터리 소식을 받게 됩니다. 설정을 바꾸거나 탈퇴할 수 있는 개인 페이지에는 나중에 다시 가입 절차를 거치면 들어갈 수 있습니다.',
  'signup.done.title': '완료',
  'signup.done.text': '이제부터 배터리 소식을 받습니다.',
  'signup.done.link': '설정을 바꾸거나 탈퇴할 수 있는 개인 페이지입니다. 주소를 남에게 알려 주지 마세요:',
  'signup.done.keep': '잘 보관하세요. 따로 보내 드리지 않습니다.',
  'signup.done.reconnected': '이전 설정 그대로 다시 연결되었습니다.',
  'signup.start-again': '다시 시작',
  'signup.failed.title': '실패했습니다',
  'page.store-trouble':
    '지금 여기에 문제가 있습니다. 이 페이지의 운영자에게 알려 주세요. 운영자는 원인을 볼 수 있습니다.',
  'signup.forbidden.title': '여기서는 열 수 없습니다',
  'signup.forbidden.text': '지금 사용하시는 네트워크에서는 이 페이지를 열 수 없습니다.',
  // What a flow asks for by msg.action.
  'answer.nothing-open': '해당하는 미해결 알림이 없습니다. 배터리를 충전했거나 아무에게도 알리지 않았습니다.',
  'answer.demo-no-pause': 'Demo에는 일시 중지도 “나중에”도 없습니다.',
  'answer.until': 'msg.until에는 2026-12-24T18:00:00Z 같은 시각을 넣어야 합니다.',
  'answer.alert-unsaid':
    'msg.action: {action}. 어느 알림인지 msg.alert에, 또는 누구의 알림인지 msg.person에 ID나 이름, "everybody"로 지정하세요.',
  'answer.how-long': 'msg.hours는 0보다 큰 숫자여야 합니다.',
  'answer.snooze': '알림은 앞으로 올 시각까지, 최대 7일까지 미룰 수 있습니다.',
  'answer.pause': '일시 중지는 앞으로 올 시각까지, 최대 1년까지 할 수 있습니다.',
  'answer.action-unknown': '알 수 없는 msg.action입니다: {action}. 사용할 수 있는 것: {known}.',
  'answer.person-unsaid':
    'msg.action: {action}. 누구의 것인지 msg.person에 ID나 이름, "everybody"로 지정하세요.',
  'answer.person-unknown':
    '이 ID나 이름을 가진 사람이 없습니다. 서비스 설정 창의 목록에서 고르거나 "everybody"를 쓰세요.',
  'answer.person-ambiguous': '이 이름을 가진 사람이 {count}명입니다. msg.person에 ID로 누구인지 지정하세요.',
  'answer.hours': 'msg.hours는 1에서 {most} 사이의 숫자여야 합니다. 얼마나 거슬러 올라갈지 나타냅니다.',
  'answer.too-many-people':
    '{most}명을 넘으면 한 번에 답하기에 너무 많습니다. msg.person으로 한 사람씩 요청하세요.',
  'answer.too-many-readings':
    '측정값이 {most}개를 넘으면 한 번에 답하기에 너무 많습니다. 시간을 줄이거나 한 사람씩 요청하세요.',

  // In the picture of a level, and beside it.
  'picture.title': '{who}: {device}',
  'picture.now': '지금',
  'picture.level': '마지막 측정값: {level}%.',
  'picture.word': '마지막 측정값: {word}, 퍼센트 잔량은 없음.',
  'picture.empty': '이미 거의 방전되었습니다.',
  'picture.low-between': '충전하지 않으면 {from}~{to} 사이에 {level}%가 될 것 같습니다.',
  'picture.low-before': '충전하지 않으면 {to} 전에 {level}%가 될 것 같습니다.',
  'picture.low-by-now': '충전하지 않았다면 지금쯤 {level}%일 것 같습니다.',
  'picture.empty-between': '충전하지 않으면 {from}~{to} 사이에 거의 방전될 것 같습니다({level}%).',
  'picture.empty-before': '충전하지 않으면 {to} 전에 거의 방전될 것 같습니다({level}%).',
  'picture.empty-by-now': '충전하지 않았다면 지금쯤 거의 방전되었을 것 같습니다({level}%).',
  'picture.no-forecast': '지금은 예측이 없습니다.',
  'picture.nothing': '아직 측정값이 없습니다.',
  'picture.legend': '점선: 앞으로의 예상. 음영: 다섯 번 중 네 번은 이 안에 있습니다.',
  'picture.legend.advice': '시각이 적힌 세로선: 충전하기 좋은 때.',
  // Open alerts, and pauses, on a page.
  'alerts.title': '미해결 알림',
  'alerts.none': '미해결 알림이 없습니다.',
  'alerts.more': '{number}건이 더 있습니다.',
  'alerts.low': '부족',
  'alerts.critical': '방전 임박',
  'alerts.told': '{ago} 알림.',
  'alerts.told-often': '{ago} 처음 알림, 지금까지 {times}번.',
  'alerts.held': '그때도 그대로면 알림: {when}.',
  'alerts.acknowledged': '누군가 맡았습니다.',
  'alerts.snoozed': '{when}까지 미룸.',
  'alerts.escalated': '다음 사람에게 알림: {when}.',
  'alerts.next-reminder': '그때까지 충전하지 않으면 다시 알림: {when}.',
  'alerts.next-escalation': '그때까지 충전하지 않으면 다음 사람에게 알림: {when}.',
  'alerts.acknowledge': '제가 할게요',
  'alerts.later': '나중에',
  'alerts.said.acknowledged': '이제 누군가 맡았습니다.',
  'alerts.said.later': '미루었습니다. 그때까지 충전하지 않으면 다시 알립니다.',
  'alerts.said.over': '이 알림은 그사이에 끝났습니다.',
  'pause.everybody': '모두 일시 중지',
  'pause.hint':
    '그때까지 아무에게도 배터리 알림을 보내지 않습니다. 일시 중지는 저절로 끝납니다. 연결이 끊어진 것은 그래도 알립니다.',
  'pause.hint.own':
    '그때까지 아무에게도 회원님의 배터리 알림을 보내지 않습니다. 일시 중지는 저절로 끝납니다. 연결이 끊어진 것은 그래도 알립니다.',
  'pause.until': '마지막 날',
  'pause.pause': '일시 중지',
  'pause.resume': '재개',
  'pause.paused': '{when}까지(그날 포함) 일시 중지.',
  'pause.paused.time': '{when}까지 일시 중지.',
  'pause.said.paused': '일시 중지했습니다.',
  'pause.said.resumed': '일시 중지가 끝났습니다. 알림이 다시 나갑니다.',
  'pause.error': '오늘부터 1년 안의 날짜를 고르세요.',

  // The owner's page.
  'owner.title': '한눈에 보기',
  'owner.no-link': '이 링크는 잘못되었거나 더 이상 쓸 수 없습니다. 링크를 준 분에게 새 링크를 요청하세요.',
  'owner.not-served': '운영자 페이지는 공개 주소로 열립니다. 먼저 서비스에 공개 주소를 입력하고 배포하세요.',
  'owner.keep':
    '이 페이지의 주소를 아는 사람은 누구나 똑같이 보고 똑같이 할 수 있습니다. 다른 사람에게 알려 주지 마세요.',
  'owner.people': '사람',
  'owner.nobody': '아직 아무도 없습니다.',
  'owner.no-device': '알려진 잔량이 아직 없습니다.',
  'owner.level-unknown': '잔량 알 수 없음',
  'owner.synced': '{ago} 동기화',
  'owner.sync-unknown': '마지막 동기화 알 수 없음',
  'owner.standing.critical': '방전 임박',
  'owner.standing.low': '부족',
  'owner.standing.not-syncing': '동기화 안 됨',
  'owner.standing.retired': '사용 안 함',
  'owner.need.no-client': '서비스 설정이 없어져 아무것도 점검하지 않습니다. 운영자에게 알려 주세요.',
  'owner.need.reconnect': '연결이 끊어졌습니다. 본인이 다시 연결해야 합니다.',
  'owner.need.untold': '알림을 SMS로 보내지 못했습니다. 운영자에게 알려 주세요.',
  'owner.need.confirm': '휴대폰 번호가 아직 확인되지 않았습니다. 확인될 때까지 점검하지 않습니다.',
  'owner.need.not-linked': '어느 워치가 이 사람의 것인지 아직 모릅니다. 운영자에게 알려 주세요.',
  'owner.need.cannot-check': '점검이 되지 않습니다.',
  'owner.page': '{pages}쪽 중 {page}쪽',
  'owner.page-before': '이전 쪽',
  'owner.page-after': '다음 쪽',
  'owner.sms': '이번 달 SMS',
  'owner.sms-count': '{number}',
  'owner.sms-of': '{number} / 최대 {most}',

  'signup.me.title': '내 페이지',
  'signup.me.stored': '나에 관해 저장된 것',
  'signup.me.name': '이름',
  'signup.me.number': '번호',
  'signup.me.no-number': '없음',
  'signup.me.connection': '연결',
  'signup.me.connected-since': '{service}, {day}부터',
  'signup.me.lost': '{service}, 끊어짐',
  'signup.me.devices': '기기',
  'signup.me.device': '{device}: {level}',
  'signup.me.unknown': '알 수 없음',
  'signup.me.readings': '배터리 측정값',
  'signup.me.stopped':
    '이 번호에서 STOP이라고 답해 SMS가 가지 않습니다. 다시 받으려면 같은 번호로 START라고 보내세요.',
  'signup.me.settings': '설정',
  'signup.me.sms': 'SMS 받기',
  'signup.me.low': '이보다 적으면 알림(퍼센트)',
  'signup.me.hours': '이만큼 동기화되지 않으면 알림(시간)',
  'signup.me.advice': '제때 충전하라고 알려 주기',
  'signup.me.advice-at': '충전하라고 알려 줄 시각(내 시간대)',
  'signup.me.default': '비워 두면 운영자가 정한 대로 합니다.',
  'signup.me.default.low': '바꾸지 않으면 {low}%입니다. 그대로 쓰려면 비워 두세요.',
  'signup.me.default.hours': '바꾸지 않으면 {hours}시간입니다. 그대로 쓰려면 비워 두세요.',
  'signup.me.default.advice': '바꾸지 않으면 {time}입니다. 그대로 쓰려면 비워 두세요.',
  'signup.me.quiet-from': '방해 금지 시작(내 시간대)',
  'signup.me.quiet-to': '끝',
  'signup.me.quiet.hint':
    '그동안의 알림은 끝난 뒤에도 그대로일 때만 보냅니다. 둘 다 비워 두면 운영자가 정한 대로 합니다. 같은 시각을 두 번 쓰면 방해 금지 시간이 없습니다.',
  'signup.me.default.quiet':
    '그동안의 알림은 끝난 뒤에도 그대로일 때만 보냅니다. 바꾸지 않으면 {from}부터 {to}까지입니다. 그대로 쓰려면 둘 다 비워 두세요. 같은 시각을 두 번 쓰면 방해 금지 시간이 없습니다.',
  'signup.me.default.no-quiet':
    '그동안의 알림은 끝난 뒤에도 그대로일 때만 보냅니다. 둘 다 쓰지 않으면 방해 금지 시간이 없습니다.',
  'signup.me.critical': '방전 임박일 때는 방해 금지 시간에도 알리기',
  'signup.me.error.quiet': '22:00과 07:00처럼 시각 두 개를 쓰거나 둘 다 비워 두세요.',
  'signup.me.save': '저장',
  'signup.me.saved': '저장했습니다.',
  'signup.me.other-number': '이름이나 번호를 바꾸려면 같은 계정으로 다시 가입하세요.',
  'signup.me.error.low': '1에서 100 사이의 정수를 쓰거나 비워 두세요.',
  'signup.me.error.hours': '1에서 720 사이의 정수를 쓰거나 비워 두세요.',
  'signup.me.error.advice': '20:00 같은 시각을 쓰거나 비워 두세요.',
  'signup.me.leave': '탈퇴',
  'signup.me.leave-text': '{service} 연결을 끊고 여기 있는 이름, 번호, 연결, 이력을 삭제합니다.',
  'signup.me.leave-sure': '네, 저에 관한 모든 것을 삭제합니다',
  'signup.me.leave-submit': '탈퇴',
  'signup.me.left.title': '탈퇴했습니다',
  'signup.me.left.text':
    '개인정보 안내에 적힌 것을 빼고 여기 있는 모든 것을 삭제했고, {service} 연결을 끊었습니다.',
  'signup.me.left.not-revoked':
    '개인정보 안내에 적힌 것을 빼고 여기 있는 모든 것을 삭제했습니다. {service}에는 알리지 못했으니 그곳의 계정에서 앱을 삭제하세요.',
  'signup.me.not-found':
    '이 링크는 더 이상 유효하지 않습니다. 가입 페이지에서 다시 로그인하면 새 링크를 받습니다.',
  'signup.me.error.sure': '정말 탈퇴하려면 체크박스를 선택하세요.',
  'signup.done.new-link': '새 링크입니다. 이전 링크는 더 이상 쓸 수 없습니다.',
  'signup.sms.code': '{title} 인증 코드: {code}. 요청하지 않았다면 무시하세요.',
  'signup.sms.code-known':
    '누군가 이 번호로 가입하고 있습니다: {title}. 본인이라면 이 코드를 쓰세요: {code}. 아니라면 무시하세요.',
  'signup.sms.welcome':
    '{who}님, 이제 배터리가 부족하면 SMS를 보내 드립니다({title}). 개인 페이지(탈퇴도 가능): {link}',

  // The same where levels come by msgs, and no cloud is asked.
  'signup.by-msg.title': '워치 배터리 알림',
  'signup.by-msg.intro':
    '집에서 작은 컴퓨터를 운영하는 분이, 워치의 배터리가 방전되기 전에 SMS로 알려 드립니다.',
  'signup.by-msg.intro.no-number':
    '집에서 작은 컴퓨터를 운영하는 분이, 워치의 배터리가 방전되기 전에 알려 드립니다.',
  'signup.by-msg.what-is-read':
    '들어오는 것: 워치의 배터리 잔량과 마지막으로 소식이 온 시각. 이 페이지의 운영자와 함께 정한 방법으로 들어옵니다. 회원님의 계정은 조회하지 않습니다.',
  'signup.by-msg.what-is-stored':
    '그 컴퓨터에만 저장하는 것: 이름, 번호, 언어, 기기 이름, 설정, 배터리 잔량, 알려 드린 내용, SMS. 번호와 각 SMS는 SMS 서비스를 거치며, 그 서비스는 자체 기록을 남깁니다.',
  'signup.by-msg.what-is-stored.no-number':
    '그 컴퓨터에만 저장하는 것: 이름, 언어, 기기 이름, 설정, 배터리 잔량, 알린 내용.',
  'signup.by-msg.recipients':
    '워치의 잔량이 어떤 경로로 들어오는지, 그 경로에서 또 누가 보는지는 이 페이지의 운영자에게 물어보세요.',
  'signup.by-msg.rights':
    '가입하면 링크를 받는 개인 페이지에서 저장된 내용을 보고 탈퇴할 수 있습니다. 또한 운영자에게 사본, 정정, 삭제, 처리 제한을 요청할 수 있고, 개인정보 보호 기관에 민원을 제기할 수 있습니다.',
  'signup.by-msg.next': '그다음 이 페이지의 운영자가 어느 워치가 회원님의 것인지 지정합니다.',
  'signup.by-msg.owner':
    '이제 운영자가 번호를 확인하고, 처음이시라면 어느 워치가 회원님의 것인지 지정해야 합니다. 운영자에게 알려 주세요. 아무도 보지 않으면 1주일 뒤에 지웁니다. 그 뒤 배터리 소식을 받고, 개인 페이지의 링크를 번호로 보내 드립니다.',
  'signup.by-msg.done': '이 페이지의 운영자가 어느 워치가 회원님의 것인지 지정하면 배터리 소식을 받습니다.',
  'signup.by-msg.week': '운영자에게 알려 주세요. 번호 없는 가입은 아무도 보지 않으면 1주일 뒤에 지웁니다.',
  'signup.by-msg.known':
    '이미 가입되어 있으며 설정은 이전 그대로입니다. 이 페이지의 운영자가 어느 워치가 회원님의 것인지 지정하면 배터리 소식을 받습니다.',
  'signup.by-msg.long-text':
    '배터리 잔량은 기기별로 최대 2년, 잔량이 줄어든 속도는 최근 8주의 시간별로, 알림은 나갈 때까지, SMS는 7일, 그 해시값(번호와 텍스트)은 하루, SMS에 보내신 답장은 운영자에게 전달될 때까지, 그 해시값은 8일, 나머지는 모두 탈퇴할 때까지 보관합니다. 끝내지 않은 가입은 한 시간 뒤에, 코드로 번호를 확인하지 않은 가입은 아무도 보지 않으면 1주일 뒤에 지웁니다. 탈퇴하면 워치의 잔량 때문에 다시 등록되지 않도록 워치를 알아보던 이름의 해시값이 남습니다.',
  'signup.by-msg.leave-any-time':
    '언제든지 탈퇴할 수 있습니다. 그러면 그 컴퓨터에서 회원님에 관한 모든 것을 삭제합니다. 다만 워치의 잔량 때문에 다시 등록되지 않도록 워치를 알아보던 이름의 해시값이 남고, 실수로 무언가 보내지 않도록 번호와 SMS의 해시값, 임의의 ID가 최대 3일 동안 남습니다. 백업과 SMS 서비스의 자체 기록에는 더 많은 것이 더 오래 남을 수 있습니다.',
  'signup.by-msg.leave-any-time.no-number':
    '언제든지 탈퇴할 수 있습니다. 그러면 그 컴퓨터에서 회원님에 관한 모든 것을 삭제합니다. 다만 워치의 잔량 때문에 다시 등록되지 않도록 워치를 알아보던 이름의 해시값이 남고, 실수로 무언가 나가지 않도록 임의의 ID와, 회원님에 관한 SMS가 있었다면 그 해시값이 최대 3일 동안 남습니다. 백업에는 더 많은 것이 더 오래 남을 수 있습니다.',
  'signup.by-msg.since': '{day}부터',
  'signup.by-msg.other-number': '이름이나 번호를 바꾸려면 이 페이지의 운영자에게 말씀하세요.',
  'signup.by-msg.leave': '여기 있는 이름, 번호, 이력을 삭제합니다.',
  'signup.by-msg.left': '개인정보 안내에 적힌 것을 빼고 여기 있는 모든 것을 삭제했습니다.',
  'signup.by-msg.not-found':
    '이 링크는 더 이상 유효하지 않습니다. 같은 이름과 번호로 다시 가입하면 새 링크를 받습니다.',

  'internal.trouble': '예기치 않은 문제가 생겼습니다({detail}). 알려 주시기 바랍니다.',
  'palette.unreadable':
    '팔렛트의 파일이 없거나 읽을 수 없습니다({detail}). 팔렛트를 다시 설치하고 Node-RED를 다시 시작하세요.',
};

export const replyWords: ReplyWords = {
  ok: [
    ...['네', '넵', '넹', '넴', '네네', '넵넵', '예', '옙', '예스', '응', '응응', '웅'],
    ...['ㅇㅇ', 'ㅇㅋ', 'ㅇㅋㅇㅋ', 'ㅇㅇㅋ', '오케이', '오케', '오키', '오키오키', '옼', '옼키', '콜'],
    ...['알겠어', '알겠어요', '알겠습니다', '알았어', '알았어요', '알았습니다', '알았다', '알겠음', '알았음'],
    ...['확인', '확인했습니다', '확인함', '확인요', '좋아', '좋아요', '좋습니다'],
    ...[
      '제가 할게요',
      '제가 할께요',
      '제가할게요',
      '제가할께요',
      '내가 할게',
      '내가 할께',
      '내가할게',
      '내가할께',
    ],
    ...['할게', '할게요', '할께', '할께요', '하겠습니다', '제가 하겠습니다', '제가 충전할게요', '충전할게'],
    ...['충전할게요', '충전할께', '충전할께요', '충전하겠습니다', '했습니다', '완료'],
    ...['충전했습니다', '충전 완료', '충전완료', '충전함', '충전 시작', '충전시작'],
  ],
  later: [
    // Behind a number: 6시간 뒤에.
    ...['뒤', '뒤에', '후', '후에', '있다가', '뒤에 다시', '후에 다시'],
    ...['나중에', '나중', '나중에요', '이따', '이따가', '이따가요', '조금 있다가', '좀 있다가', '조금 이따'],
    ...['좀 이따', '좀 이따가', '미루기', '미뤄', '미뤄줘', '미뤄 줘', '미뤄주세요', '미뤄 주세요', '스누즈'],
    ...['다시 알림', '다시알림', '다시 알려줘', '다시 알려 줘', '다시 알려주세요', '다시 알려 주세요'],
    ...[
      '나중에 알려줘',
      '나중에 알려 줘',
      '나중에 알려주세요',
      '나중에 알려 주세요',
      '나중에 할게',
      '나중에 할게요',
    ],
    ...['지금은 안 돼', '지금은 안돼', '지금은 안 돼요', '지금은 안돼요', '지금 안 돼', '지금 안돼'],
  ],
  pause: [
    ...[
      '일시 중지',
      '일시중지',
      '일시 정지',
      '일시정지',
      '중지',
      '알림 중지',
      '알림중지',
      '잠시 중지',
      '잠시중지',
    ],
    ...[
      '멈춤',
      '잠시 멈춤',
      '잠시멈춤',
      '무음',
      '조용히',
      '조용',
      '휴가',
      '휴식',
      '쉬기',
      '방해 금지',
      '방해금지',
    ],
    ...['퍼즈', '알림 끄기', '알림끄기', '알림 꺼줘', '알림 꺼 줘', '알림 꺼주세요', '알림 꺼 주세요'],
  ],
  battery: [
    ...[
      '배터리',
      '밧데리',
      '배터리 잔량',
      '배터리잔량',
      '배터리 상태',
      '배터리상태',
      '잔량',
      '상태',
      '잔량은',
      '배터리는',
    ],
    ...[
      '배터리 얼마',
      '배터리 얼마나',
      '배터리 얼마나 남았어',
      '배터리 얼마나 남았어요',
      '얼마나 남았어',
      '얼마나 남았어요',
    ],
  ],
  stop: [
    ...[
      '수신거부',
      '수신 거부',
      '거부',
      '그만',
      '그만 보내',
      '그만보내',
      '그만 보내세요',
      '그만보내세요',
      '스톱',
      '스탑',
    ],
    ...[
      '해지',
      '탈퇴',
      '구독 취소',
      '구독취소',
      '취소',
      'SMS 거부',
      '문자 거부',
      '문자거부',
      '문자 그만',
      '보내지 마세요',
    ],
    ...['보내지마세요', '보내지 마', '보내지마'],
  ],
  start: [
    '시작',
    '다시 시작',
    '다시시작',
    '수신',
    '수신 동의',
    '수신동의',
    '스타트',
    '다시 보내세요',
    '다시 받기',
  ],
  thanks: [
    ...[
      '감사',
      '감사합니다',
      '감사해요',
      '고마워',
      '고마워요',
      '고맙습니다',
      '땡큐',
      '쌩유',
      '감사요',
      'ㄱㅅ',
      'ㄳ',
    ],
    ...[
      'ㄱㅅㄱㅅ',
      '정말 감사합니다',
      '알려줘',
      '알려 줘',
      '알려주세요',
      '알려 주세요',
      '수고하세요',
      '수고',
      '수고하셨습니다',
      '수고해요',
      '부탁해',
      '부탁해요',
    ],
    ...['부탁드려요', '부탁드립니다', '제발', '해주세요', '해 주세요', '해줘', '해 줘', '요'],
  ],
  hours: ['시간'],
  days: ['일', '일간', '일 동안', '일동안', '날'],
  weeks: ['주', '주간', '주일', '주일간', '주 동안', '주동안', '주일 동안', '주일동안'],
};
