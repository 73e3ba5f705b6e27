// Simplified Chinese: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
import type { ReplyWords, Words } from '../sentences';

export const words: Words = {
  // No blanks round names and numbers in what is sent: an SMS part holds 70 characters.
  'alert.low': '{who}的{device}电量{level}%，请尽快充电。',
  'alert.low.until': '{who}的{device}电量{level}%，可用到{when}，请尽快充电。',
  'alert.low.unknown': '{who}的{device}显示电量低，请尽快充电。',
  'alert.critical': '{who}的{device}电量只剩{level}%，请马上充电。',
  'alert.critical.unknown': '{who}的{device}显示电量已用尽，请马上充电。',
  'alert.charge-soon': '{who}，您的{device}电量{level}%，预计{when}就快没电了。{charge}',
  'alert.escalated': '{sentence}已于{time}告知{who}，之后一直没人充电。',
  'alert.escalated.unnamed': '{sentence}首次提醒是{time}，之后一直没人充电。',
  'alert.charged': '{who}的{device}已充电：{level}%。',
  'alert.charged.unknown': '{who}的{device}已充电。',
  'alert.not-syncing': '{who}的{device}已有{span}没有同步，可能没电了，或者手机不在附近。',
  'alert.not-syncing.level':
    '{who}的{device}已有{span}没有同步，当时电量{level}%。可能没电了，或者手机不在附近。',
  'alert.not-syncing.unchanged':
    '{who}的{device}电量显示{level}%，{days}天没有变化。可能没电了，或者没有同步。',
  'alert.syncing-again': '{who}的{device}恢复同步了。',
  'alert.syncing-again.level': '{who}的{device}恢复同步了，电量{level}%。',
  'alert.reconnect': '与{who}的Fitbit的连接已中断。{reason}',
  'alert.reconnect.testing':
    '授权后约一周就中断：Google项目的状态很可能是“Testing”。请改为“In production”，再重新连接。',
  'when.clock.today': '今天{time}左右',
  'when.clock.tomorrow': '明天{time}左右',
  'when.clock.weekday': '{weekday}{time}左右',
  'when.midnight.today': '今晚12点前后',
  'when.midnight.tomorrow': '明晚12点前后',
  'when.midnight.weekday': '{weekday}晚12点前后',
  'when.night.today': '今天夜里',
  'when.night.tomorrow': '明天夜里',
  'when.night.weekday': '{weekday}夜里',
  'when.morning.today': '今天上午',
  'when.morning.tomorrow': '明天上午',
  'when.morning.weekday': '{weekday}上午',
  'when.afternoon.today': '今天下午',
  'when.afternoon.tomorrow': '明天下午',
  'when.afternoon.weekday': '{weekday}下午',
  'when.evening.today': '今天晚上',
  'when.evening.tomorrow': '明天晚上',
  'when.evening.weekday': '{weekday}晚上',
  'span.hours': '{hours}小时',
  'span.days': '{days}天',
  'alert.cannot-check': '{who}的Fitbit已有{span}没能成功检查。{reason}',
  'alert.test': '这是测试：{who}的电量提醒会这样送达。',
  'alert.demo': '演示：{sentence}',

  'alert-list.critical': '请马上充电：{list}。',
  'alert-list.low': '请尽快充电：{list}。',
  'alert-list.charge-soon': '快没电了：{list}。',
  'alert-list.not-syncing': '很久没有同步：{list}。',
  'alert-list.charged': '已充电：{list}。',
  'alert-list.syncing-again': '恢复同步：{list}。',

  'advice.soon': '不久',
  'advice.within-a-day': '一天之内',
  'advice.before.morning': '明天上午之前',
  'advice.before.afternoon': '明天下午之前',
  'advice.before.evening': '明天晚上之前',
  'advice.charge.now': '请现在充电。',
  'advice.charge.today': '请今天充电。',
  'advice.charge.tonight': '请今晚充电。',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': '手表',

  // Problems with a cloud.
  'problem.grant-dead': '{service} 不再接受这个连接：它已被撤销或已过期。请重新连接。',
  'problem.unauthorized': '连接刚刚更新过，{service} 仍然拒绝。请重新连接。',
  'problem.scope-missing': '缺少读取设备的权限。请重新连接；如果出现复选框，请全部勾选。',
  'problem.permission-denied':
    '{service} 拒绝访问这个账号。如果几个小时后仍然如此：请在 myaccount.google.com/connections 移除该应用，再重新连接。',
  'problem.account-not-linked':
    '这个 Google 账号没有 Google Health 资料，或者它的 Fitbit 账号没有迁移到 Google。请先登录 Google Health 应用（原 Fitbit），再重新连接。没有迁移的账号可能已被删除。',
  'problem.consent-taken-back': '{service} 表示授权已被收回。如果是误操作，请重新连接。',
  'problem.api-not-enabled':
    '您的 Google Cloud 项目没有启用 Google Health API。请在那里的“APIs & Services”中启用它，等几分钟再试。',
  'problem.project-not-admitted':
    'Google 没有准许您的 Cloud 项目使用 Google Health API。据 2026 年 10 月的消息，Google 不再接纳新项目；这里只能等待，或者询问 Google。',
  'problem.mixed-scopes':
    '这个连接还带有 Google Cloud 的权限，Google Health API 不接受。请为此单独使用一个 OAuth 客户端，再重新连接。',
  'problem.wrong-client': '{service} 不认识这个客户端 ID，或者客户端密钥不对。请从控制台重新复制两者。',
  'problem.redirect-mismatch': '重定向地址与在 {service} 登记的不一致。请登记对话框中显示的地址，一字不差。',
  'problem.admin-policy':
    '这个 Google Workspace 账号的管理员不允许使用该应用。请联系管理员放行，或者使用个人 Google 账号。',
  'problem.read-only-app': '这个 Fitbit 应用登记为只读。请在 dev.fitbit.com 改为 Read & Write。',
  'problem.forbidden': '{service} 拒绝了请求。稍后会自动重试。',
  'problem.rate-limited': '{service} 要求暂缓：请求过多。稍后会自动重试。',
  'problem.refresh-conflict': '{service} 表示有别的程序正在更新同一个连接。稍后会自动重试。',
  'problem.server-error': '{service} 自身出了问题。稍后会自动重试。',
  'problem.unreachable': '无法连接 {service}。请检查网络连接；稍后会自动重试。',
  'problem.timeout': '{service} 没有及时应答。稍后会自动重试。',
  'problem.never-heard':
    '还不知道电量，也从未收到过：请看看手表是否在发送，以及名字或主题模式是否与它发送时用的一致。',
  'problem.gone':
    'Fitbit Web API 已关闭（公告日期为 2026-11-02）。请改用 Google Health 服务，并在那里重新连接。',
  'problem.not-understood': '{service} 的应答是这个版本看不懂的（{detail}）。请反馈给我们。',
  'problem.bad-request': '{service} 没有接受请求（{detail}）。请反馈给我们。',
  'problem.no-client-id':
    '服务 {service} 缺少客户端 ID，因此谁都没有检查。请打开该服务填写；如果它来自环境变量，请设置该变量并重启 Node-RED。',
  'problem.no-client-secret':
    '服务 {service} 缺少客户端密钥，因此谁都没有检查。请打开该服务，填写后部署；如果它来自环境变量，请设置该变量并重启 Node-RED。（credentialSecret 改变，或者服务被删除后又恢复时，密钥会从 Node-RED 中丢失。）',
  'problem.no-client': '这个连接所属的服务没有部署，或者客户端 ID 已经换了，因此无法使用这个连接。',

  // Connecting.
  'connect.refused': '授权被拒绝。没有存储任何内容。请按“连接”再试。',
  'connect.state-unknown': '这个应答不属于这里发起的任何连接，或者已经用过。请按“连接”再试。',
  'connect.expired': '用时超过了十分钟。请按“连接”再试。',
  'connect.no-refresh-token':
    '{service} 没有给出长期连接。请在 myaccount.google.com/connections 移除该应用，再重新连接。',
  'connect.not-an-address': '这不是浏览器最后停留的地址。它必须包含 "code=" 和 "state="。',
  'connect.other-account':
    '您登录的账号与{who}所连接的账号不同。请用那个账号登录，或者用“连接”添加一个新的人。',
  'connect.code-used': '{service} 没有接受这个代码：它已经用过，或者太旧了。请按“连接”再试。',
  'connect.permission-denied':
    '{service} 拒绝访问这个账号。请在 myaccount.google.com/connections 移除该应用，再按“连接”。',
  'connect.forbidden': '{service} 拒绝了请求（{detail}）。请等几分钟，再按“连接”。',
  'connect.rate-limited': '{service} 要求暂缓：请求过多。请等几分钟，再按“连接”。',
  'connect.server-error': '{service} 自身出了问题。请等几分钟，再按“连接”。',
  'connect.unreachable': 'Node-RED 无法连接 {service}。请检查它的网络连接，再按“连接”。',
  'connect.timeout': '{service} 没有及时应答。请再按“连接”。',
  'connect.client-missing':
    '请先填写客户端 ID 和客户端密钥，两者都在上方；如果其中之一来自环境变量，请设置该变量并重启 Node-RED。',
  'connect.not-deployed':
    '这一项来自环境变量，Node-RED 在部署时才会填入。请先按“部署”，再重新打开这个对话框。',
  'connect.name-missing': '请填写名字：短信里会用到。',
  'connect.done': '{who}已连接。',
  'connect.renamed':
    '{who}已连接。这个账号先前以{before}之名在这里，现在改称{who}。如果其实是另一个人，请再按“连接”，并用其本人的账号登录。',
  'connect.not-needed': '这个服务不需要连接：按名字添加人员即可。',
  'connect.demo': '演示不需要连接。',
  'person.removed': '已移除{who}，并已撤销在 {service} 的连接。',
  'person.removed.here': '已移除{who}。',
  'person.removed.not-revoked': '已在这里移除{who}。无法通知 {service}：请在那里的账号中撤销该应用的权限。',
  'person.number-changed': '您查看之后号码变了。请再看一遍。',
  'connect.new-number': '原来存储的号码已换成您输入的号码。',
  'person.added': '已添加{who}。没有号码就不会发短信；提醒仍会从输出 1 发出。',
  'person.added.number': '已添加{who}。短信发往 {number}。',
  'person.linked': '从现在起，提到 {name} 的消息都算作{who}的。',
  'person.no-source': '只有“其他来源”服务才能不经连接就添加人员。',
  'person.edited': '已保存{who}。',
  'person.edited.number': '已保存{who}。从现在起短信发往 {number}。',
  'person.edited.no-number': '已保存{who}。已没有号码，因此不再向其发短信。',
  'person.bad-language': '没有这种语言的文本。请从列表中选择一种。',
  'person.number-and-removal': '请填写另一个号码，或者勾选删除号码，但不要两者都做。',
  'person.demo-not-edited': '演示人员是虚构的，每次 Node-RED 启动时都重新开始，因此没有什么可编辑。',
  'person.confirmed': '{who}的号码已确认。',
  'person.not-watched':
    '没有电池状态节点在监测{who}：不会发出任何提醒。请把一个使用此服务的节点放入流程并部署。',
  'person.unproven': '{who}的号码还没有确认。确认之前不做检查。',
  'person.unknown': '没有这个人。请在对话框中选择，或者在 msg.person 中给出 ID。',
  'person.unknown.by-msg':
    '没有这个人，或者还没有说明哪块手表是其本人的。请从服务对话框的列表中取一个名字，写在 msg.person 或本节点的对话框中。',
  'person.device-unknown': '此人没有（或不再有）这个设备。',
  'person.device-removed': '已移除{who}的{device}。如果又有消息提到它，它会再次出现。',
  'person.unknown.removed': '没有（或不再有）这个人。',

  // Redirect addresses.
  'redirect.register': '请在该服务登记这个地址，一字不差。',
  'redirect.register.web': '请在 Google 选择客户端类型“Web application”，并登记这个地址，一字不差。',
  'redirect.register.desktop':
    '请在 Google 选择客户端类型“Desktop app”：它不需要地址。如果选“Web application”，请登记这个地址，一字不差。',
  'redirect.not-https': '公网地址必须以 https:// 开头（只有 localhost 可以例外）。',
  'redirect.raw-ip': 'Google 不接受纯 IP 地址。请使用公网域名，或者把公网地址留空。',
  'redirect.private-name':
    'Google 不接受以 .local、.lan 或 .home 结尾的名称。请使用公网域名，或者把公网地址留空。',
  'redirect.not-an-address': '这不是 https://example.org 这样的地址。',

  'config.missing': '没有选择服务，或者服务已禁用。请打开对话框选择一个。',

  // Pages that the browser ends on.
  'page.connected.title': '已连接',
  'page.connected.text': '{who}已连接。您可以关闭这个窗口。',
  'page.failed.title': '未连接',
  'page.away.title': '请稍等',
  'page.away.text': '本页面正在重新启动。请过几秒再刷新；什么都不会丢失。',
  'page.not-found.title': '这里什么也没有',
  'page.not-found.signup': '在这里注册',
  'page.not-found.text': '这个地址不提供其他内容。',
  'page.trouble.title': '没有成功',

  // A check of several people.
  'check.bad-threshold':
    '对话框为“低电量阈值”指定的位置里，没有 1 到 100 的数字。请在检查之前设置好，或者直接把数字写进对话框。',
  'check.odd':
    '{service} 发来了这个版本读不懂的内容（{fields}）。其余内容照常使用。如果缺少电量或设备，请反馈给我们：侧边栏，“复制报告”。',
  'check.nobody':
    '已没有监测对象：这个节点没有可检查的人。请重新连接人员；如果文件夹 fitbit 在更新时丢失，请放回备份；如果改过客户端 ID，请改回去。如果不再需要监测任何人，请删除或禁用这个节点。',
  'check.failed.one': '对{who}的检查失败了。{reason}',
  'check.failed.many': '{count} 次检查中有 {failed} 次失败。第一个：{who}。{reason}',

  // Levels that come by msgs.
  'incoming.not-a-reading':
    '这不是电量（{what}）：应为 0 到 100 的数字、"83" 或 "83 %" 这样的文本，或者 {example} 这样的对象。',
  'incoming.fraction': '这个电量在 0 和 1 之间：可能是比例，也可能是百分比。请发送百分比，0 到 100。',
  'incoming.time':
    '无法读取这个时间："at" 应为自 1970 年起的毫秒数，或者带时区的文本，例如 2026-11-29T20:15:00Z。',
  'incoming.odd-time':
    '电量已采用，但时间没有采用："at" 应为自 1970 年起的毫秒数，或者带时区的文本，例如 2026-11-29T20:15:00Z，且不能远在未来。因此不算作刚刚收到。未能读取：{fields}。',
  'incoming.odd':
    '其余内容已采用，但这些无法读取：{fields}。"level" 应为 0 到 100 的数字，"status" 应为 Low 这样的短词。',
  'incoming.topic': '主题“{topic}”不符合主题模式“{pattern}”，到目前为止没有一个符合。请修改模式。',
  'incoming.device': '这不是设备的名称：msg.device 应为文本，或者不设置。',
  'incoming.pattern':
    '对话框中的主题模式无法读取，因此不知道这是谁的电量。{person} 和 {device} 最多各写一次，且不要都放在同样两个斜杠之间。',
  'incoming.whose':
    '这个电量可能属于几个人。请说明是谁的：用 msg.person（ID 或名字）、用主题模式，或者在对话框中选择。',
  'incoming.nobody-yet': '还没有人，不知道这个电量是谁的。请在服务的对话框中添加人员。',
  'incoming.unknown-person':
    '消息提到的人还没有添加。请在服务的对话框中以该名字添加，或者允许这个节点添加人员。',
  'incoming.removed-person':
    '消息提到的人已被移除或已退出，因此不会再自动添加。请在服务的对话框中添加，或者停止这些消息。',
  'incoming.too-many-people':
    '消息提到了新的人，但消息已经能指明 {most} 个人：主题指的可能不是人。更多的人请在服务的对话框中添加。',
  'incoming.too-many-devices': '此人已有 {most} 个设备：主题指的可能不是设备。',
  'person.name-taken': '这里已有人叫{who}，或者以前有过，消息无法区分他们。请换一个名字。',

  // SMS.
  'sms.no-account': '短信账号缺失或已禁用。请打开对话框选择一个；不选则为试运行。',
  'sms.chain-loop':
    '短信账号绕成了一圈：每个都指定另一个来接替，最后一个又指回第一个。Node-RED 一个都不会启动。请打开其中一个，在“更多”中换一个接替账号，然后部署。',
  'sms.no-next':
    '接替这个账号的短信账号缺失或已禁用，因此短信到此为止。请打开该账号，在“更多”中换一个，或者不选。',
  'sms.no-number': '没有接收号码：请设置 msg.to，或者在对话框中填写号码。',
  'sms.bad-number': '这不是电话号码。请带国家代码书写，例如 +44 7700 900123，或者设置默认国家/地区。',
  'sms.ambiguous-number':
    '这可以读成两个不同的号码，或者不是号码。请用 + 和国家代码书写，括号中不要有 0，例如 +44 7700 900123。',
  'sms.other-channel':
    '这是其他渠道的地址，例如 whatsapp:，而这里只发短信。请只写号码，例如 +44 7700 900123。',
  'sms.too-many-numbers': '接收号码超过 {most} 个，因此什么也没有发送。请减少号码，或者分成几条消息。',
  'sms.one-of-several': '{count} 条短信中有一条失败，是列表中第 {place} 个号码。',
  'sms.some-of-several': '{count} 条短信中有 {failed} 条失败，第一条是列表中第 {place} 个号码。',
  'sms.no-body': '没有可发送的内容：msg.payload 为空。',
  'sms.too-long': '这段文字作为短信太长：{length} 个字符，最多 {most} 个。',
  'sms.to-invalid': '{provider} 表示接收号码不存在。',
  'sms.stopped': '这个号码回复了 STOP，因此 {provider} 不再向它发送。号码主人可以发送 START 恢复。',
  'sms.unreachable': '这个号码无法接收短信。',
  'sms.handset-off': '手机关机或没有信号。',
  'sms.blocked': '运营商拦截了这条短信。',
  'sms.filtered': '运营商把这条短信当成了垃圾短信。',
  'sms.queue-full': '{provider} 的发送队列已满。请稍后再试。',
  'sms.rate-limited': '{provider} 要求暂缓：请求过多。',
  'sms.congested': '运营商太忙，或者达到了每日上限。请稍后再试。',
  'sms.daily-limit': '已达到这个 {provider} 账号的每日上限。',
  'sms.failed': '短信没有送达（{provider} 代码 {detail}）。',
  'sms.rejected': '{provider} 没有接受短信（代码 {detail}）。',
  'sms.unsent': '无法连接 {provider}，因此短信没有发送。',
  'sms.certificate':
    '{address} 的证书不受信任，因此什么也没有发送。请使用证书受信任的地址，或者在您自己的网络内使用 http://。',
  'sms.no-https':
    '{address} 有应答，但不支持 https，因此什么也没有发送。在您自己的网络内，请在地址前写 http://。',
  'sms.unclear': '{provider} 没有给出明确的应答。还不知道短信是否已发送。',
  'sms.uncertain':
    '{provider} 没有给出明确的应答，之后也没能得到。短信可能已经发送；为了不让人收到两次，不再重发。',
  'sms.replies-unread':
    '已有一个小时无法从 {provider} 读取回复，因此没有回复输出，STOP 也收不到。请看看能否连接 {provider}，以及该登录是否有权读取消息。',
  'sms.outdated':
    '这条短信的内容已不符合现状（期间已充电、已同步、已连接或已回应），这个号码已不需要它（已换号码、关闭短信、回复了 STOP 或已移除），或者晚了一天以上，因此没有发送。',
  'sms.repeated':
    '同样的内容不到十分钟前发给过这个号码，因此没有再次发送。如果仍要发送，请在短信节点中勾选“发送重复内容”，或者设置不同的 msg.smsKey。',
  'sms.cap-number':
    '这个号码在 24 小时内已收到 {cap} 条短信，达到上限，因此这条没有发送。请检查流程中是否有循环，或者在短信账号中提高上限。',
  'sms.cap-day':
    '24 小时内已发送 {cap} 条短信，达到上限，因此这条没有发送。请检查流程中是否有循环，或者在短信账号中提高上限。',
  'sms.cap-month':
    '本月已发送 {cap} 条短信，达到上限，因此这条没有发送。请在短信账号中提高上限，或者等到下个月。',
  'sms.cap-refused':
    '24 小时内被拒绝或丢弃的短信太多，是可发送数量的十倍，因此这条没有尝试。请检查流程中是否有循环，例如 catch 节点之后。',
  'sms.gateway-unreachable':
    '用来发短信的手机已有一个小时没有应答（{provider}）。它开机了吗？连着网络吗？应用在运行吗？',
  'sms.gateway-battery-low': '用来发短信的手机电量{level}%，而且没有在充电。请接上充电器，否则短信发不出去。',
  'sms.too-old': '短信太久没能发出，因此已丢弃。',

  // What we answer by SMS to a reply.
  'reply.ok': '已记下，由您处理：{what}。',
  'reply.later': '推迟到{when}：{what}。',
  'reply.pause': '{date}结束前不再提醒{who}的电量。如果不是您本人操作，请告知管理者。',
  'reply.pause.most': '短信暂停最多七天。',
  'reply.nothing-open': '目前没有发给您的待处理提醒。',
  'reply.battery.level': '{who}，{device}：{level}，{age}',
  'reply.battery.none': '还不知道电量。',
  'reply.age.minutes': '{minutes}分钟前',
  'reply.age.hours': '{hours}小时前',
  'reply.age.days': '{days}天前',
  'reply.device': '{who}的{device}',
  'reply.more': '（另有{count}个）',
  'reply.failed': '有人用短信回复的要求没能执行。',

  // Gateways with an HTTP interface.
  'http.address':
    '网关的地址缺失，或者无法访问。请打开短信账号，填写以 http:// 或 https:// 开头的地址，其中不要有用户名、密码或 {secret} 这样的占位符，然后部署。',
  'http.secret':
    '短信账号的标头或正文中有 {secret}，但没有密钥，或者密钥含有无法发送的字符。请打开账号，填写后部署；如果它来自环境变量，请设置该变量并重启 Node-RED。',
  'http.headers':
    '短信账号的标头无法发送。它应为 JSON 对象，每个值都是普通字符的文本；{text} 不能放在那里，用来证明身份的标头应写 {secret}，而不是密钥本身。',
  'http.body':
    '短信账号的正文无法发送。它应为 JSON 对象，包含 {to} 和 {text}，密码、令牌或 API 密钥的位置写 {secret}；作为表单时不能含有数组或对象；用 GET 时它会写进地址，不能含有 {secret}。',
  'http.key':
    '短信账号里说网关接受键，但标头和正文中都没有 {key}。请把它放到网关要求的位置，或者另选“应答丢失后”的做法，然后部署。',
  'http.state':
    '短信账号只写了状态在应答中的位置，或者只写了哪些词表示已接受。缺一就无法知道什么已被接受。请两者都填或都不填，然后部署。',
  'http.status-address':
    '短信账号的状态地址无法访问。它的开头须与网关地址相同，含有 {id}（这时消息 ID 的位置也要填）或 {key}，不含密钥，并且填好状态的位置。',
  'http.not-accepted': '网关回答说没有接受短信（状态 {detail}）。',
  'http.moved':
    '网关表示它已换了地址（代码 {detail}）。没有向那里发送任何内容。请把新地址写进短信账号并部署。',
  'http.wrong-secret': '网关没有接受短信账号的密钥（代码 {detail}）。请填写它要求的密钥并部署。',
  'http.not-found': '短信账号的地址上没有以这种方式接收短信的服务（代码 {detail}）。请检查地址和方法。',
  'http.unreached': '{address} 没有应答：网关开机了吗？在这个网络里吗？它的服务在运行吗？',
  'http.lost': '{address} 没有给出能完整读取的应答，因此不知道短信是否已发送。',
  'http.odd-status': '网关出了问题（代码 {detail}），因此不知道短信是否已发送。请到网关上看看。',
  'http.unreadable':
    '网关应答了，但应答中 {path} 处什么也没有，因此不知道短信是否已发送。请看看它的应答，以及短信账号中的位置。',

  // What the dialog of an account answers to a test.
  'sms-test.text': '来自您的 Node-RED 的测试：短信能送达这部手机。',
  'sms-test.accepted': '{provider} 已接受发往 {to} 的短信（状态 {status}）。请看手机。',
  'sms-test.accepted-by-next':
    '已转到下一个账号：{provider} 已接受发往 {to} 的短信（状态 {status}）。请看手机。',
  'sms-test.waits': '{why} 短信在等待，还会再试 {minutes} 分钟。',
  'sms-test.slow': '{provider} 还没有应答。在短信有效期内会一直尝试。',
  'sms-test.closed': '期间进行了部署。短信会用现在部署的设置继续发送。',
  'sms-test.not-deployed': '这个账号还没有部署，或者已禁用。请先部署：测试用的是已部署的账号。',
  'sms-test.demo': '这是演示中虚构人员的号码，不会向它发送。请填写您自己的号码。',

  // SMSGate.
  'sms-gate.no-address': '手机的地址缺失或无效。请打开短信账号填写。',
  'sms-gate.no-login': '缺少手机的用户名或密码。应用里两者都有显示。请打开短信账号填写。',
  'sms-gate.no-device':
    '必须告诉服务器由哪部手机发送：请打开短信账号填写设备 ID，否则重发时可能用了另一部手机。',
  'sms-gate.unknown-device':
    '服务器不再认识这个设备 ID 的手机，因此短信没有发送。请打开短信账号，按“查找”，选择手机，然后部署。',
  'sms-gate.no-devices': '您网络中的手机本身就是设备：设备 ID 请留空。',
  'sms-gate.redirected': '手机的地址转到了别处，密码不会发到那里。请把转到的地址写进短信账号。',
  'sms-gate.refused': '手机没有接受短信：号码或内容不符合要求（代码 {detail}）。',
  'sms-gate.wrong-login': '手机的用户名或密码不对。应用里两者都有显示。',
  'sms-gate.not-permitted': '这个登录无权通过手机发送短信。',
  'sms-gate.not-there': '在手机地址上应答的不是 SMSGate。地址对吗？如果是服务器，路径写了吗？',
  'sms-gate.unreached': '手机在 {address} 没有应答：它开机了吗？在这个网络里吗？应用的本地服务器打开了吗？',
  'sms-gate.generic':
    'Android 没有发出短信，也没有说明原因：常见的是 SIM 卡欠费，或者手机没有信号。请在那部手机上手动试发一条。',
  'sms-gate.no-sim': '发送短信的手机里没有这张 SIM 卡。请检查短信账号中的 SIM，以及手机。',
  'sms-gate.server-unreached': '服务器在 {address} 没有应答，因此什么也没有发送。地址对吗？服务器在运行吗？',
  'sms-gate.radio-off': '发送短信的手机处于飞行模式，因此短信没有发出。',
  'sms-gate.no-service': '发送短信的手机没有网络，因此短信没有发出。',
  'sms-gate.limit': 'Android 暂时不让手机再发短信：大约 30 分钟 30 条。',
  'sms-gate.fixed-dialling': '发送短信的手机的 SIM 卡只允许少数号码（固定拨号）。',

  // Twilio.
  'twilio.no-credentials':
    '短信账号没有 Account SID 或 auth token。请打开它，填写后部署；如果它们来自环境变量，请设置这些变量并重启 Node-RED。（credentialSecret 改变，或者账号被删除后又恢复时，密钥会从 Node-RED 中丢失。）',
  'twilio.no-sender':
    '短信账号既没有发送号码，也没有 Messaging Service。请打开它，填写其中一个后部署；如果它来自环境变量，请设置该变量并重启 Node-RED。',
  'twilio.region-and-edge':
    'Twilio 要求 region 和 edge 同时填写，或者都不填。请打开短信账号，两者都填或都清空，然后部署；如果其中之一来自环境变量，请设置该变量并重启 Node-RED。',
  'twilio.wrong-credentials':
    'Twilio 不接受 Account SID 和它的 token，或者它们属于另一个区域。请从控制台重新复制。',
  'twilio.account-suspended': 'Twilio 账号未激活或已停用。请查看 Twilio 控制台。',
  'twilio.not-permitted': '这个 API key 无权发送消息。请授予该权限，或者使用 auth token。',
  'twilio.not-found': 'Twilio 不认识这个 Account SID。',
  'twilio.from-invalid': '发送号码不属于这个 Twilio 账号，或者不能发送短信。',
  'twilio.country-not-enabled':
    '没有启用向这个国家/地区发送短信：Twilio 控制台，Messaging，Geo permissions。',
  'twilio.unverified':
    '这个 Twilio 账号只能发给已验证的号码（试用账号，或者合规资料未获批准）。请验证该号码，或者在控制台完成合规资料。',
  'twilio.toll-free-unverified': '这个免费电话号码没有在 Twilio 验证：请在控制台验证，或者换一个发送号码。',
  'twilio.us-unregistered':
    '美国号码必须先登记（A2P 10DLC）才能发送。请在 Twilio 控制台登记，或者使用 ntfy。',
  'twilio.us-campaign': '这个号码的 A2P 10DLC campaign 已停用，或者仍在审核。请查看 Twilio 控制台。',
  'twilio.personal-use': 'Twilio 不为给自己、朋友或家人发短信登记美国号码。请改用 ntfy 或其他通知方式。',
  'twilio.sender-not-registered': '这个发送方没有在该国家/地区登记。请查看 Twilio 控制台。',
  'twilio.messaging-service': 'Messaging Service 不对，或者没有可用的发送方。',
  'twilio.pumping-protection': 'Twilio 怀疑是短信欺诈而拦截了它：Messaging，SMS pumping protection。',
  'twilio.callback-invalid': 'Twilio 不接受送达报告的地址。请检查公网地址。',
  'twilio.loop': '30 秒内两个号码之间超过 15 条短信：Twilio 中止了循环。',

  // The store.
  'store.in-use':
    '另一个 Node-RED 正在使用同一个文件夹 {folder}。请停掉其中一个；没有动过任何内容。如果并没有另一个，那么该文件夹在一个不能锁定文件的网络共享上：请把它放在本地磁盘（settings.js 中的 fitbitConfigFolder）。',
  'store.no-locks':
    '{folder} 所在的文件系统不能锁定文件，有些网络共享就是这样。请把文件夹放在本地磁盘（settings.js 中的 fitbitConfigFolder）；没有动过任何内容。',
  'store.folder':
    'settings.js 中的 fitbitConfigFolder 不是路径。请写成 /data/storage/fitbit 这样，或者不写，然后重启 Node-RED。',
  'store.damaged': '文件 {file} 已损坏。它被原样保留：请放回备份，或者把它移走重新开始。',
  'store.newer': '文件 {file} 是由这组节点的更新版本写入的。请升级；没有动过任何内容。',
  'store.moved':
    '文件 {file} 中的内容已移到数据库。请在 settings.js 的 fitbitConfigStore 中写明该数据库，并重启 Node-RED。',
  'store.foreign': '文件 {file} 不是我们的。请把它移走；没有动过任何内容。',
  'store.key-missing': '用来解锁已存储连接的文件 {file} 缺失或不对。请从备份放回；没有动过任何内容。',
  'store.disk-full': '磁盘已满：{folder} 中无法存储任何内容。请腾出空间：下次检查会自动继续。',
  'store.disk-failing':
    '磁盘读写 {folder} 失败：SD 卡用坏了就会这样，或者自行变成只读。请重启 Node-RED，部署不能代替重启；如果再次出现，请查看系统日志（dmesg）并更换存储卡。',
  'store.disk-failing.share':
    '{folder} 所在的网络共享读写失败。请检查与它的连接并重启 Node-RED，部署不能代替重启；最好把文件夹放在本地磁盘（settings.js 中的 fitbitConfigFolder）。',
  'store.read-only':
    '{folder} 无法写入。请检查它的权限，以及是否被挂载为只读（网络共享、卷）；如果两者都没问题，可能是存储卡用坏了而变成只读（看 dmesg）。',
  'store.trouble': '{folder} 中的存储无法使用（{detail}）。请重启 Node-RED；如果仍然如此，请放回备份。',
  'store.no-driver':
    '这种存储需要软件包 pg。请在 Node-RED 的用户文件夹中安装（npm install pg），然后重启 Node-RED。',
  'store.address':
    '无法读取 PostgreSQL 数据库的地址。请写成 postgres://user@host:5432/database 这样，或写成软件包 pg 接受的对象。',
  'store.address.setting':
    'settings.js 中的 fitbitConfigStore 不是 PostgreSQL 数据库的地址。请写成 postgres://user@host:5432/database 这样，或写成软件包 pg 接受的对象，然后重启 Node-RED。密码中的 / ? # @ % 请写成 %2F %3F %23 %40 %25，或者通过环境变量 FITBIT_CONFIG_STORE_PASSWORD 提供密码。',
  'store.key-missing.nowhere':
    'settings.js 中的 fitbitConfigStore 指定了数据库，但没有用来封存连接的密钥。请生成一个（openssl rand -base64 32），用环境变量 FITBIT_CONFIG_STORE_KEY 或 fitbitConfigStoreKeyFile 指定的文件交给每个 Node-RED，然后重启 Node-RED。',
  'store.key-missing.no-path':
    'settings.js 中的 fitbitConfigStoreKeyFile 不是路径。请写上密钥文件的路径，然后重启 Node-RED。',
  'store.key-missing.unreadable':
    '无法读取存储的密钥文件 {file}（{detail}）。请把它放在那里并让 Node-RED 可以读取，或者指定另一个文件（settings.js 中的 fitbitConfigStoreKeyFile），然后重启 Node-RED。',
  'store.key-missing.odd':
    '{place} 中没有密钥：密钥为 32 字节，用 base64 或十六进制书写。请生成一个（openssl rand -base64 32），或完整复制其他 Node-RED 的密钥，然后重启 Node-RED。',
  'store.unreachable':
    '数据库 {database} 没有应答（{detail}）。请检查它是否在运行、从这里能否连上；之后会自动继续。',
  'store.denied': '数据库 {database} 拒绝了该用户（{detail}）。请检查用户、密码、数据库名称以及权限。',
  'store.denied.entry':
    '数据库 {database} 拒绝了该用户（{detail}）。请检查用户和 pg_hba.conf 中的行；如果只接受 TLS 连接（hostssl），请在 fitbitConfigStore（settings.js）中设置 ssl，然后重启 Node-RED。',
  'store.denied.no-password':
    '数据库 {database} 要求密码，但没有提供。请通过环境变量 FITBIT_CONFIG_STORE_PASSWORD 把密码交给 Node-RED，然后重启 Node-RED。',
  'store.unreachable.full':
    '数据库 {database} 不再接受连接（{detail}）。每个 Node-RED 需要两个：请提高 max_connections 或该用户的上限，或者结束其他连接；之后会自动继续。',
  'store.unreachable.no-tls':
    'settings.js 中的 fitbitConfigStore 要求 TLS，但数据库 {database} 不提供。请在那里启用（postgresql.conf 中 ssl = on）；只有在同一台机器上才省去 ssl。',
  'store.unreachable.untrusted':
    '这里不信任数据库 {database} 的证书（{detail}）。请把 fitbitConfigStore（settings.js）中的 ssl.ca 设为签发它的证书，自签名的则设为它本身，然后重启 Node-RED。',
  'store.unreachable.other-name':
    '数据库 {database} 的证书属于另一台主机（{detail}）。请在 fitbitConfigStore（settings.js）中按证书写主机名，或者为这台主机制作证书，然后重启 Node-RED。',
  'store.unreachable.expired':
    '数据库 {database} 的证书现在无效（{detail}）。请更新证书，或者校准这台机器的时钟。',
  'store.disk-full.database':
    '数据库 {database} 的磁盘已满：无法存储任何内容。请腾出空间：下次检查会自动继续。',
  'store.read-only.database':
    '数据库 {database} 无法写入：它是只读的，就像备用服务器。请填写主服务器的地址。',
  'store.read-only.setting':
    '数据库 {database} 不接受更改：那里打开了 default_transaction_read_only，有些服务商在磁盘已满时会这样做。请腾出空间并将其关闭；之后会自动继续。',
  'store.newer.database':
    '数据库 {database} 中的表已被这组节点的更新版本修改。请在这里也升级；没有动过任何内容。',
  'store.moved.database':
    '数据库 {database} 中的内容已移到文件夹。请从 settings.js 中去掉 fitbitConfigStore，并重启 Node-RED。',
  'store.foreign.database':
    '数据库 {database} 中的模式 fitbit 不是我们的。请给它改名或使用另一个数据库；没有动过任何内容。',
  'store.key-missing.database':
    '数据库 {database} 的密钥缺失，或不是封存已存储连接时用的那个。请给每个 Node-RED 同一个密钥；没有动过任何内容。',
  'store.unfit':
    '数据库 {database} 不适用（{detail}）：需要 PostgreSQL 14 或更高版本，编码为 UTF8。没有动过任何内容。',
  'store.not-durable':
    '数据库 {database} 会确认它仍可能丢失的内容：synchronous_commit 为 {setting}。请为该用户设为 on（ALTER ROLE … SET synchronous_commit = on）；没有动过任何内容。',
  'store.uncertain':
    '存储时与数据库 {database} 的连接中断，谁也说不准是否已存储。请查看最后做了什么，如果缺失就重做一次。',
  'store.instance-late': '此 Node-RED 太久没有响应，它正要做的事已由另一个接手。',
  'store.contended': '由于其他程序不断修改同一内容，数据库 {database} 中有内容未能存储。请重试。',
  'store.pooler':
    '数据库 {database} 前面的连接池共享连接，并会忘记在连接上准备好的语句（{detail}）。请让 Node-RED 直接连接 PostgreSQL，或者让连接池记住它们（PgBouncer 的 max_prepared_statements）。',
  'store.trouble.database':
    '数据库 {database} 无法使用（{detail}）。请重启 Node-RED；如果仍然如此，请查看 PostgreSQL 的日志。',

  // The public server.
  'web.port-taken': '端口 {port} 被其他程序占用，因此公网地址没有提供服务。',
  'web.port-refused': '{bind} 上的端口 {port} 无法使用（{detail}），因此公网地址没有提供服务。',
  'web.port-free': '端口 {port} 空闲：下次部署后，或者有人正在连接时，就会提供服务。',
  'web.port-served': '正在端口 {port} 上提供服务。',
  'web.two-servers':
    '另一个服务已在 {bind}:{port} 上提供公网地址；所有服务共用一个服务器，因此这里的设置不起作用。',
  'webhook.refused': '来自 {address} 的一条通知没有有效签名，已被拒绝。',
  'web.path-not-allowed': '路径 {path} 无法使用：它必须以 /fitbit/ 开头，而且其中有些词已被占用。',
  'web.path-taken': '路径 {path} 已被另一个服务使用。请在“更多”中换一个路径。',
  'web.no-raw-body': 'Node-RED 自己的服务器无法用于此：它的内部已经改变。请选择一个独立端口。',
  'web.auth-blocked':
    '公网路径被您设置的 httpNodeAuth 挡住了。请在服务的对话框中放行这些路径，或者选择一个独立端口。',
  'web.editor-open':
    '公网地址直接通向 Node-RED，而编辑器没有设置登录：任何能访问这个地址的人都能打开您的编辑器。',
  'web.no-http-node': 'Node-RED 在这里不提供 HTTP 节点（httpNodeRoot 为 false）。请选择一个独立端口。',
  // The sign-up pages.
  'signup.no-address':
    '没有公网地址，就没有人能在这里注册。请在服务的对话框中填写一个，或者改为在编辑器中连接人员。',
  'signup.no-redirect':
    '该服务不接受用这个公网地址作重定向，因此没有人能在这里注册。请在服务的对话框中换一个，或者改为在编辑器中连接人员。',
  'signup.no-invitation':
    '注册页面的邀请码不见了：它的环境变量为空或没有设置，或者 credentialSecret 已改变。页面保持关闭，否则谁都能进来。请重新输入邀请码并部署，或者设置该变量并重启 Node-RED。',
  'signup.title': '您的 Fitbit 的电量提醒',
  'signup.intro': '有人在家里运行着一台小电脑，愿意在您的 Fitbit 或 Pixel Watch 没电之前用短信提醒您。',
  'signup.intro.no-number': '有人在家里运行着一台小电脑，愿意在您的 Fitbit 或 Pixel Watch 没电之前发出提醒。',
  'signup.what-is-read':
    '读取的内容：您设备的电量，以及最后一次同步的时间。除此之外什么都不读：没有健康数据，也没有位置。',
  'signup.what-is-stored':
    '存储的内容（只存在那台电脑上）：您的名字、号码和语言，与 {service} 的连接以及您在那里的账号 ID 和时区，您设备的名称，您的设置，电量，给过您的提醒，以及短信。您的号码和每条短信都会经过一家短信服务商，它有自己的日志。',
  'signup.what-is-stored.no-number':
    '存储的内容（只存在那台电脑上）：您的名字和语言，与 {service} 的连接以及您在那里的账号 ID 和时区，您设备的名称，您的设置，电量，以及发出过的提醒。',
  'signup.what-is-read.webhooks':
    '读取的内容：您设备的电量，以及最后一次同步的时间。还会向 {service} 申请访问您的活动数据，但只是为了让它在有新步数时通知这台电脑；步数本身不会读取。不会申请访问您的位置。',
  'signup.what-is-stored.webhooks': '{service} 的通知也会存储：有步数被记录，以及什么时候；处理完就删除。',
  'signup.leave-any-time':
    '您可以随时退出：那台电脑上关于您的一切都会删除，只有您的号码和短信的指纹，以及一个随机 ID，最多再保留三天，以免误发给您；备份和短信服务商自己的日志可能会保留更多、更久。',
  'signup.leave-any-time.no-number':
    '您可以随时退出：那台电脑上关于您的一切都会删除，只有一个随机 ID，以及关于您的短信的指纹（如果有过），最多再保留三天，以免误发；备份可能会保留更多、更久。',
  'signup.privacy.link': '隐私：您的数据会怎样处理',
  'signup.privacy.title': '隐私',
  'signup.privacy.who': '谁负责',
  'signup.privacy.who-text': '本页面的管理者：{contact}。软件的作者得不到您的任何数据。',
  'signup.privacy.who-unnamed':
    '本页面的管理者，也就是把地址发给您的人。这里没有留下联系方式：加入之前请先向其询问。软件的作者得不到您的任何数据。',
  'signup.privacy.why': '用途和依据',
  'signup.privacy.why-text':
    '为了在您的设备没电之前，或者停止同步时发出提醒。您在注册页面上的同意就是许可，您可以随时收回。',
  'signup.privacy.what': '读取和存储什么',
  'signup.privacy.long': '保留多久',
  'signup.privacy.long-text':
    '每个设备的电量最多保留两年，最近八周每小时的耗电速度也会保留；提醒保留到发出为止；短信保留七天，它们的指纹（号码和内容的）保留一天；您的回复保留到转给管理者为止，其指纹保留八天；其余的保留到您退出为止。没有完成的注册一小时后清除。',
  'signup.privacy.long-number':
    '收到过验证码的号码，其指纹保留一天；如果您更换号码，旧号码的指纹最多保留三天；如果一个没有为任何人确认过的号码回复了 STOP，它的指纹保留到它回复 START 为止。',
  'signup.privacy.recipients': '还有谁会得到数据',
  'signup.privacy.recipients-cloud':
    '{service} 会知道这台电脑在查询您的设备。{service} 如何处理您的数据，写在它自己的隐私政策里。',
  'signup.privacy.recipients-sms':
    '短信服务商会得到您的号码和每条短信的内容，并有自己的日志，也许在另一个国家。是哪一家，由本页面的管理者选择，请向其询问。',
  'signup.privacy.recipients-flow':
    '本页面的管理者也可以把提醒发给其他人，或者保存副本，并能看到您的名字、电量和设置。想了解更多，请向其询问。',
  'signup.privacy.rights': '您的权利',
  'signup.privacy.rights-text':
    '加入后您会得到一个个人页面的链接，那里显示存储了什么，也可以退出。此外，您可以向本页面的管理者要求副本、更正、删除或减少使用，也可以向数据保护机构投诉。您还可以在 {service} 的账号中收回访问权限。',
  'signup.contact': '有疑问请联系：{contact}',
  'signup.name': '您的名字',
  'signup.name-hint': '会用在短信里，例如：小安的Charge 6电量15%。',
  'signup.number': '您的手机号',
  'signup.number-hint': '带 + 和国家代码，或者按您在本国拨打的写法。',
  'signup.invitation': '邀请码',
  'signup.consent': '我同意读取和存储这些内容。',
  'signup.continue': '前往 {service}',
  'signup.check.submit': '继续',
  'signup.check.title': '这是您的号码吗？',
  'signup.check.code': '验证码会发到这个号码，以后的提醒也是：',
  'signup.check.text': '提醒会发到这个号码：',
  'signup.check.wrong': '在您继续之前不会保存任何内容。如果号码不是您的，请修改，并带 + 和国家代码书写。',
  'signup.check.change': '修改',
  'signup.next': '在下一页，{service} 会请您授权。如果那里有复选框，请全部勾选。',
  'signup.google-warning':
    'Google 可能会警告说没有验证过这个应用：因为管理者没有申请验证。要继续，请选择“高级”，再选择转至该应用。',
  'signup.error.title': '请再看一下：',
  'signup.error.name': '请填写名字，最多 60 个字符。',
  'signup.error.number': '这不是电话号码。请带国家代码书写，例如 +44 7700 900123。',
  'signup.error.ambiguous-number': '看不出这是哪个号码。请带 + 书写，括号中不要有 0，例如 +44 7700 900123。',
  'signup.error.costly': '这个号码要额外收费。请填写手机号。',
  'signup.error.no-number': '请填写您的手机号。',
  'signup.error.country': '这里无法向这个国家/地区的号码发送。',
  'signup.error.invitation': '邀请码不对。请询问邀请您的人。',
  'signup.error.consent': '如果您同意，请勾选；不勾选就无法继续。',
  'signup.error.form': '这个页面打开太久了，或者缺少 cookie。请再试一次。',
  'signup.busy': '目前尝试的人太多。请过一个小时再来。',
  'signup.full': '这里已经没有名额了。请询问邀请您的人。',
  'signup.gone': '这次注册已经结束：用时超过一个小时，或者已经完成。请重新开始。',
  'signup.refused': '您没有授权，因此什么都没有改变。如果是误操作，请重新开始。',
  'signup.used':
    '这个链接太旧，或者已经用过。再次打开它没有存储任何内容。您刚才授予的权限，可以在 {service} 的账号中收回。如果您还没有完成，请重新开始。',
  'signup.unticked':
    '{service} 没有给予读取电量的权限，因此什么都没有改变。请重新开始；如果那里有复选框，请全部勾选。',
  'signup.not-linked':
    '这个 Google 账号没有 Google Health 资料，或者它的 Fitbit 账号没有迁移到 Google。请先登录 Google Health 应用（原 Fitbit），再在这里重新开始。没有迁移的账号可能已被删除。',
  'signup.later': '{service} 目前应答不正常，因此什么都没有改变。请过一会儿重新开始。',
  'signup.tell-owner': '要等本页面的管理者处理好一件事，才能继续。请告知：“{reason}”',
  'signup.expired': '用时超过了十分钟，因此什么都没有改变。请重新开始。',
  'signup.other-browser': '这次注册是在另一个浏览器中开始的。请在那里完成，或者在这里重新开始。',
  'signup.code-again-later': '一小时内已向这个号码发过三个验证码。请等一个小时再要新的。',
  'signup.codes-used-up': '今天不能再发验证码了。请明天再来。',
  'signup.code.title': '输入验证码',
  'signup.code.text': '我们已向 {number} 发送了六位数的验证码，十分钟内有效。',
  'signup.code.label': '验证码',
  'signup.code.submit': '确认',
  'signup.code.again': '再发一个验证码',
  'signup.code.wrong': '验证码不对。请再看看短信。',
  'signup.code.no-code': '验证码是六位数字。这次不算一次尝试。',
  'signup.code.late': '验证码已过期。请再要一个。',
  'signup.code.used-up': '已经错了五次。请再要一个验证码。',
  'signup.code.sent': '新的验证码正在发送。',
  'signup.owner.title': '就快好了',
  'signup.owner.text':
    '您已连接。还要等管理者确认您的号码；之后您就会收到电量提醒。要打开您自己的页面来修改或退出，以后再注册一次即可。',
  'signup.done.title': '完成',
  'signup.done.text': '从现在起，您会收到电量提醒。',
  'signup.done.link': '这是您自己的页面，可以在那里修改或退出。请不要把地址告诉别人：',
  'signup.done.keep': '请保存好：不会再发给您。',
  'signup.done.reconnected': '您已重新连接，设置与先前相同。',
  'signup.start-again': '重新开始',
  'signup.failed.title': '没有成功',
  'page.store-trouble': '这里目前出了点问题。请告知本页面的管理者；管理者能看到是什么问题。',
  'signup.forbidden.title': '不能从这里访问',
  'signup.forbidden.text': '本页面不对您所在的网络开放。',
  // What a flow asks for by msg.action.
  'answer.nothing-open': '没有这样的待处理提醒：已经充过电，或者没有提醒过任何人。',
  'answer.demo-no-pause': '演示既不能暂停，也不能推迟。',
  'answer.until': 'msg.until 必须是时间，例如 2026-12-24T18:00:00Z。',
  'answer.alert-unsaid':
    'msg.action 是 {action}：请在 msg.alert 中说明是哪个提醒，或者在 msg.person 中用 ID、名字或 "everybody" 说明是谁的。',
  'answer.how-long': 'msg.hours 必须是大于 0 的数字。',
  'answer.snooze': '提醒只能推迟到将来的时间，最多七天。',
  'answer.pause': '暂停只能持续到将来的时间，最多一年。',
  'answer.action-unknown': 'msg.action 是 {action}，这里没有这个动作。已知的有：{known}。',
  'answer.person-unsaid': 'msg.action 是 {action}：请在 msg.person 中用 ID、名字或 "everybody" 说明是谁的。',
  'answer.person-unknown': '没有人有这个 ID 或名字。请从服务对话框的列表中取一个，或者用 "everybody"。',
  'answer.person-ambiguous': '有 {count} 个人叫这个名字。请在 msg.person 中用 ID 说明是谁。',
  'answer.hours': 'msg.hours 必须是 1 到 {most} 的数字：往回看多久。',
  'answer.too-many-people': '超过 {most} 个人，一次回答太多了。请用 msg.person 逐个查询。',
  'answer.too-many-readings': '超过 {most} 个读数，一次回答太多了。请减少小时数，或者逐个人查询。',

  // In the picture of a level, and beside it.
  'picture.title': '{who}：{device}',
  'picture.now': '现在',
  'picture.level': '最近读数：{level}%。',
  'picture.word': '最近读数：{word}，没有百分比电量。',
  'picture.empty': '已经快没电了。',
  'picture.low-between': '如果不充电，预计在 {from} 到 {to} 之间降到 {level}%。',
  'picture.low-before': '如果不充电，预计在 {to} 之前降到 {level}%。',
  'picture.low-by-now': '如果没有充过电，现在预计已降到 {level}%。',
  'picture.empty-between': '如果不充电，预计在 {from} 到 {to} 之间快没电（{level}%）。',
  'picture.empty-before': '如果不充电，预计在 {to} 之前快没电（{level}%）。',
  'picture.empty-by-now': '如果没有充过电，现在预计已快没电（{level}%）。',
  'picture.no-forecast': '目前没有预测。',
  'picture.nothing': '还没有任何读数。',
  'picture.legend': '虚线：预计的走势。阴影：五次中有四次会落在这个范围。',
  'picture.legend.advice': '带时间的竖线：适合充电的时间。',
  // Open alerts, and pauses, on a page.
  'alerts.title': '待处理的提醒',
  'alerts.none': '没有待处理的提醒。',
  'alerts.more': '还有 {number} 个待处理。',
  'alerts.low': '电量低',
  'alerts.critical': '快没电',
  'alerts.told': '{ago}提醒过。',
  'alerts.told-often': '{ago}首次提醒，至今 {times} 次。',
  'alerts.held': '如果到时仍然如此，将在{when}提醒。',
  'alerts.acknowledged': '已有人处理。',
  'alerts.snoozed': '已推迟到{when}。',
  'alerts.escalated': '{when}已转告下一个人。',
  'alerts.next-reminder': '如果到时还没充电，将在{when}再次提醒。',
  'alerts.next-escalation': '如果到时还没充电，将在{when}转告下一个人。',
  'alerts.acknowledge': '我来处理',
  'alerts.later': '稍后',
  'alerts.said.acknowledged': '现在已有人处理。',
  'alerts.said.later': '已推迟：如果到时还没充电，稍后会再次提醒。',
  'alerts.said.over': '这个提醒已经结束。',
  'pause.everybody': '全部暂停',
  'pause.hint': '到那时为止，不会有人收到电量提醒。到期自动结束。连接中断仍会告知。',
  'pause.hint.own': '到那时为止，不会有人收到您的电量提醒。到期自动结束。您的连接中断时仍会告知。',
  'pause.until': '到这天结束',
  'pause.pause': '暂停',
  'pause.resume': '恢复',
  'pause.paused': '暂停到{when}结束。',
  'pause.paused.time': '暂停到{when}。',
  'pause.said.paused': '已暂停。',
  'pause.said.resumed': '不再暂停：恢复提醒。',
  'pause.error': '请选择从今天起一年内的某一天。',

  // The owner's page.
  'owner.title': '所有人一览',
  'owner.no-link': '这个链接无效，或者已经失效。请向给您链接的人要一个新的。',
  'owner.not-served': '管理页要通过公网地址打开。请先在服务中填写一个并部署。',
  'owner.keep': '谁有这个页面的地址，谁就能看到和操作同样的内容。请不要外传。',
  'owner.people': '人员',
  'owner.nobody': '还没有人。',
  'owner.no-device': '还不知道电量。',
  'owner.level-unknown': '电量未知',
  'owner.synced': '{ago}同步',
  'owner.sync-unknown': '最后同步时间未知',
  'owner.standing.critical': '快没电',
  'owner.standing.low': '电量低',
  'owner.standing.not-syncing': '未同步',
  'owner.standing.retired': '未使用',
  'owner.need.no-client': '没有做任何检查：服务已不再设置。请告知管理者。',
  'owner.need.reconnect': '连接已中断：需要其本人重新连接。',
  'owner.need.untold': '有一个提醒没能用短信发出。请告知管理者。',
  'owner.need.confirm': '手机号还没有确认。确认之前不做检查。',
  'owner.need.not-linked': '还不知道哪块手表是其本人的。请告知管理者。',
  'owner.need.cannot-check': '检查无法进行。',
  'owner.page': '第 {page} 页，共 {pages} 页',
  'owner.page-before': '上一页',
  'owner.page-after': '下一页',
  'owner.sms': '本月短信',
  'owner.sms-count': '{number} 条',
  'owner.sms-of': '{number} 条，最多 {most} 条',

  'signup.me.title': '您的页面',
  'signup.me.stored': '存储的关于您的内容',
  'signup.me.name': '名字',
  'signup.me.number': '号码',
  'signup.me.no-number': '无',
  'signup.me.connection': '连接',
  'signup.me.connected-since': '{service}，自 {day} 起',
  'signup.me.lost': '{service}，已中断',
  'signup.me.devices': '设备',
  'signup.me.device': '{device}：{level}',
  'signup.me.unknown': '未知',
  'signup.me.readings': '电量读数',
  'signup.me.stopped': '您的号码回复过 STOP，因此短信无法送达。要重新接收，请向同一个号码发送 START。',
  'signup.me.settings': '设置',
  'signup.me.sms': '给我发短信',
  'signup.me.low': '低于多少时提醒我（百分比）',
  'signup.me.hours': '多久没有同步就提醒我（小时）',
  'signup.me.advice': '及时建议我充电',
  'signup.me.advice-at': '几点建议我充电（您当地的时间）',
  'signup.me.default': '留空则采用管理者的设置。',
  'signup.me.default.low': '留空则为 {low}%。',
  'signup.me.default.hours': '留空则为 {hours} 小时。',
  'signup.me.default.advice': '留空则为 {time}。',
  'signup.me.quiet-from': '从几点起不要打扰我（您当地的时间）',
  'signup.me.quiet-to': '到几点',
  'signup.me.quiet.hint':
    '这段时间的提醒会等到时段结束，情况没变才发。两项都留空则采用管理者的设置；两项写同一时间就是不设。',
  'signup.me.default.quiet':
    '这段时间的提醒会等到时段结束，情况没变才发。两项都留空则为 {from} 到 {to}；两项写同一时间就是不设。',
  'signup.me.default.no-quiet': '这段时间的提醒会等到时段结束，情况没变才发。两项都填写才会启用。',
  'signup.me.critical': '快没电时照样提醒我',
  'signup.me.error.quiet': '请写两个时间，例如 22:00 和 07:00，或者两项都不写。',
  'signup.me.save': '保存',
  'signup.me.saved': '已保存。',
  'signup.me.other-number': '要换名字或号码？请用同一个账号再注册一次。',
  'signup.me.error.low': '请写 1 到 100 的整数，或者不写。',
  'signup.me.error.hours': '请写 1 到 720 的整数，或者不写。',
  'signup.me.error.advice': '请写时间，例如 20:00，或者不写。',
  'signup.me.leave': '退出',
  'signup.me.leave-text': '结束在 {service} 的连接，并删除您在这里的名字、号码、连接和历史。',
  'signup.me.leave-sure': '是的，删除关于我的一切',
  'signup.me.leave-submit': '退出',
  'signup.me.left.title': '您已退出',
  'signup.me.left.text': '除隐私说明中列出的以外，这里关于您的一切都已删除，在 {service} 的连接也已结束。',
  'signup.me.left.not-revoked':
    '除隐私说明中列出的以外，这里关于您的一切都已删除。无法通知 {service}：请在那里的账号中移除该应用。',
  'signup.me.not-found': '这个链接已失效。请通过注册页面再登录一次，您会得到新的链接。',
  'signup.me.error.sure': '如果您确实要退出，请勾选。',
  'signup.done.new-link': '这是新的链接：以前的已经失效。',
  'signup.sms.code': '{code} 是您在“{title}”的验证码。如非本人操作，请忽略。',
  'signup.sms.code-known': '有人用您的号码在“{title}”注册。如果是您，验证码是 {code}。如果不是，请忽略。',
  'signup.sms.welcome':
    '{who}您好，以后电量低时会用短信提醒您（{title}）。您自己的页面，也可在此退出：{link}',

  // The same where levels come by msgs, and no cloud is asked.
  'signup.by-msg.title': '您的手表的电量提醒',
  'signup.by-msg.intro': '有人在家里运行着一台小电脑，愿意在您的手表没电之前用短信提醒您。',
  'signup.by-msg.intro.no-number': '有人在家里运行着一台小电脑，愿意在您的手表没电之前发出提醒。',
  'signup.by-msg.what-is-read':
    '收到的内容：您手表的电量，以及最后一次收到它的时间，途径是本页面的管理者和您一起设置的。不会查询您的任何账号。',
  'signup.by-msg.what-is-stored':
    '存储的内容（只存在那台电脑上）：您的名字、号码和语言，您设备的名称，您的设置，电量，给过您的提醒，以及短信。您的号码和每条短信都会经过一家短信服务商，它有自己的日志。',
  'signup.by-msg.what-is-stored.no-number':
    '存储的内容（只存在那台电脑上）：您的名字和语言，您设备的名称，您的设置，电量，以及发出过的提醒。',
  'signup.by-msg.recipients': '您手表的电量经什么途径来到这里，途中还有谁能看到，可以询问本页面的管理者。',
  'signup.by-msg.rights':
    '加入后您会得到一个个人页面的链接，那里显示存储了什么，也可以退出。此外，您可以向本页面的管理者要求副本、更正、删除或减少使用，也可以向数据保护机构投诉。',
  'signup.by-msg.next': '然后由本页面的管理者指明哪块手表是您的。',
  'signup.by-msg.owner':
    '现在要由管理者确认您的号码；如果您是新来的，还要指明哪块手表是您的。请告知管理者：没人处理的注册一周后会清除。之后您就会收到电量提醒，您自己页面的链接也会发到您的号码。',
  'signup.by-msg.done': '本页面的管理者指明哪块手表是您的之后，您就会收到它的电量提醒。',
  'signup.by-msg.week': '请告知管理者：没有号码又没人处理的注册一周后会清除。',
  'signup.by-msg.known':
    '您以前注册过，设置与先前相同。本页面的管理者指明哪块手表是您的之后，您就会收到电量提醒。',
  'signup.by-msg.long-text':
    '每个设备的电量最多保留两年，最近八周每小时的耗电速度也会保留；提醒保留到发出为止；短信保留七天，它们的指纹（号码和内容的）保留一天；您的回复保留到转给管理者为止，其指纹保留八天；其余的保留到您退出为止。没有完成的注册一小时后清除；没有用验证码证明号码又没人处理的注册一周后清除。您退出后，您手表所用名称的指纹会保留，以免再收到它的电量时又把您添加回来。',
  'signup.by-msg.leave-any-time':
    '您可以随时退出：那台电脑上关于您的一切都会删除，只有您手表所用名称的指纹会保留，以免再收到它的电量时又把您添加回来；您的号码和短信的指纹，以及一个随机 ID，最多再保留三天，以免误发给您；备份和短信服务商自己的日志可能会保留更多、更久。',
  'signup.by-msg.leave-any-time.no-number':
    '您可以随时退出：那台电脑上关于您的一切都会删除，只有您手表所用名称的指纹会保留，以免再收到它的电量时又把您添加回来；一个随机 ID，以及关于您的短信的指纹（如果有过），最多再保留三天，以免误发；备份可能会保留更多、更久。',
  'signup.by-msg.since': '自 {day} 起',
  'signup.by-msg.other-number': '要换名字或号码？请告知本页面的管理者。',
  'signup.by-msg.leave': '删除您在这里的名字、号码和历史。',
  'signup.by-msg.left': '除隐私说明中列出的以外，这里关于您的一切都已删除。',
  'signup.by-msg.not-found': '这个链接已失效。请用同样的名字和号码再注册一次，您会得到新的链接。',

  'internal.trouble': '发生了意外的错误（{detail}）。请反馈给我们。',
  'palette.unreadable': '节点包的某个文件缺失或无法读取（{detail}）。请重新安装节点包并重启 Node-RED。',
};

/** Chinese has no blanks: what is often written together stands here as one word. */
export const replyWords: ReplyWords = {
  ok: [
    ...[
      '好',
      '好的',
      '好滴',
      '好吧',
      '好啊',
      '好嘞',
      '好呀',
      '嗯',
      '嗯嗯',
      '嗯好',
      '行',
      '行的',
      '可以',
      '没问题',
      '是',
      '是的',
      '对',
    ],
    ...[
      '收到',
      '收到了',
      '已收到',
      '知道',
      '知道了',
      '知道啦',
      '我知道了',
      '明白',
      '明白了',
      '了解',
      '了解了',
    ],
    ...[
      '我来',
      '我来吧',
      '我来处理',
      '我来充',
      '我来充电',
      '我去充',
      '我去充电',
      '我会充',
      '我会处理',
      '交给我',
    ],
    ...[
      '马上',
      '马上充',
      '马上充电',
      '马上去',
      '这就充',
      '这就去',
      '在充',
      '在充了',
      '在充电',
      '正在充',
      '正在充电',
    ],
    ...['已充', '已充电', '已经充了', '充了', '充上了', '充电了', '在处理', '已处理', '处理了', '搞定'],
    ...[
      '好的谢谢',
      '好谢谢',
      '收到谢谢',
      '知道了谢谢',
      '谢谢收到',
      'OK的',
      'hao',
      'haode',
      'shoudao',
      'zhidaole',
    ],
  ],
  later: [
    // Beside a number: 3小时后, 过3小时.
    ...['后', '后提醒', '后提醒我', '后再提醒', '后再提醒我', '后再说', '之后', '以后', '过', '再过'],
    ...[
      '稍后',
      '稍候',
      '稍后再说',
      '稍后提醒',
      '稍后提醒我',
      '稍后再提醒',
      '晚点',
      '晚点儿',
      '晚一点',
      '晚些',
      '晚点再说',
    ],
    ...[
      '晚点提醒',
      '晚点提醒我',
      '晚点再提醒我',
      '等会',
      '等会儿',
      '等一会',
      '等一会儿',
      '等一下',
      '等下',
      '待会',
      '待会儿',
    ],
    ...[
      '一会儿',
      '过会',
      '过会儿',
      '过一会儿',
      '回头',
      '回头再说',
      '以后再说',
      '推迟',
      '延后',
      '延迟',
      '提醒我',
      '再提醒我',
    ],
    ...['现在不行', '现在没空', '现在不方便', '没空', '不方便', '贪睡'],
  ],
  pause: [
    '暂停',
    '暂停提醒',
    '暂停一下',
    '暂停短信',
    '静音',
    '勿扰',
    '免打扰',
    '请勿打扰',
    '不要打扰',
    '安静',
    '休假',
    '度假',
    '放假',
    '假期',
  ],
  battery: [
    ...['电量', '电池', '电池电量', '剩余电量', '电量多少', '多少电', '还有多少电', '还剩多少电', '剩多少电'],
    ...['还有电吗', '有电吗', '查电量', '查询电量', '查看电量', '状态', '查询', '现在电量', '当前电量'],
  ],
  stop: [
    ...[
      '停',
      '停止',
      '停止短信',
      '停止发送',
      '停止提醒',
      '退订',
      '我要退订',
      '退订短信',
      '取消',
      '取消订阅',
      '取消短信',
      'TD',
    ],
    ...[
      '不要短信',
      '不要发短信',
      '不要再发',
      '不要再发了',
      '不要发了',
      '别发了',
      '别再发了',
      '别再发短信',
      '拒收',
    ],
  ],
  start: ['开始', '订阅', '重新订阅', '恢复短信', '恢复接收', '接收短信', '启用短信', '开通'],
  thanks: [
    '谢谢',
    '谢谢你',
    '谢谢您',
    '谢谢啦',
    '多谢',
    '谢了',
    '谢啦',
    '感谢',
    '非常感谢',
    '十分感谢',
    '辛苦了',
    '麻烦了',
    '麻烦你了',
    '请',
  ],
  hours: ['小时', '个小时', '钟头', '个钟头'],
  days: ['天', '日', '整天'],
  weeks: ['周', '星期', '个星期', '礼拜', '个礼拜'],
};
