// Traditional Chinese, as written in Taiwan: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
import type { ReplyWords, Words } from '../sentences';

export const words: Words = {
  // No blanks round names and numbers in what is sent: an SMS part holds 70 characters.
  'alert.low': '{who}的{device}電量{level}%，請盡快充電。',
  'alert.low.until': '{who}的{device}電量{level}%，可用到{when}，請盡快充電。',
  'alert.low.unknown': '{who}的{device}顯示電量低，請盡快充電。',
  'alert.critical': '{who}的{device}電量只剩{level}%，請馬上充電。',
  'alert.critical.unknown': '{who}的{device}顯示電量已用盡，請馬上充電。',
  'alert.charge-soon': '{who}，您的{device}電量{level}%，預計{when}就快沒電了。{charge}',
  'alert.escalated': '{sentence}已於{time}告知{who}，之後一直沒人充電。',
  'alert.escalated.unnamed': '{sentence}首次提醒是{time}，之後一直沒人充電。',
  'alert.charged': '{who}的{device}已充電：{level}%。',
  'alert.charged.unknown': '{who}的{device}已充電。',
  'alert.not-syncing': '{who}的{device}已有{span}沒有同步，可能沒電了，或者手機不在附近。',
  'alert.not-syncing.level':
    '{who}的{device}已有{span}沒有同步，當時電量{level}%。可能沒電了，或者手機不在附近。',
  'alert.not-syncing.unchanged':
    '{who}的{device}電量顯示{level}%，{days}天沒有變化。可能沒電了，或者沒有同步。',
  'alert.syncing-again': '{who}的{device}恢復同步了。',
  'alert.syncing-again.level': '{who}的{device}恢復同步了，電量{level}%。',
  'alert.reconnect': '與{who}的Fitbit的連接已中斷。{reason}',
  'alert.reconnect.testing':
    '授權後約一週就中斷：Google專案的狀態很可能是「Testing」。請改為「In production」，再重新連接。',
  'when.clock.today': '今天{time}左右',
  'when.clock.tomorrow': '明天{time}左右',
  'when.clock.weekday': '{weekday}{time}左右',
  'when.midnight.today': '今晚12點前後',
  'when.midnight.tomorrow': '明晚12點前後',
  'when.midnight.weekday': '{weekday}晚上12點前後',
  'when.night.today': '今天夜裡',
  'when.night.tomorrow': '明天夜裡',
  'when.night.weekday': '{weekday}夜裡',
  'when.morning.today': '今天上午',
  'when.morning.tomorrow': '明天上午',
  'when.morning.weekday': '{weekday}上午',
  'when.afternoon.today': '今天下午',
  'when.afternoon.tomorrow': '明天下午',
  'when.afternoon.weekday': '{weekday}下午',
  'when.evening.today': '今天晚上',
  'when.evening.tomorrow': '明天晚上',
  'when.evening.weekday': '{weekday}晚上',
  'span.hours': '{hours}小時',
  'span.days': '{days}天',
  'alert.cannot-check': '{who}的Fitbit已有{span}沒能成功檢查。{reason}',
  'alert.test': '這是測試：{who}的電量提醒會這樣送達。',
  'alert.demo': '示範：{sentence}',

  'alert-list.critical': '請馬上充電：{list}。',
  'alert-list.low': '請盡快充電：{list}。',
  'alert-list.charge-soon': '快沒電了：{list}。',
  'alert-list.not-syncing': '很久沒有同步：{list}。',
  'alert-list.charged': '已充電：{list}。',
  'alert-list.syncing-again': '恢復同步：{list}。',

  'advice.soon': '不久',
  'advice.within-a-day': '一天之內',
  'advice.before.morning': '明天上午之前',
  'advice.before.afternoon': '明天下午之前',
  'advice.before.evening': '明天晚上之前',
  'advice.charge.now': '請現在充電。',
  'advice.charge.today': '請今天充電。',
  'advice.charge.tonight': '請今晚充電。',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': '手錶',

  // Problems with a cloud.
  'problem.grant-dead': '{service} 不再接受這個連接：它已被撤銷或已過期。請重新連接。',
  'problem.unauthorized': '連接剛剛更新過，{service} 仍然拒絕。請重新連接。',
  'problem.scope-missing': '缺少讀取裝置的權限。請重新連接；如果出現核取方塊，請全部勾選。',
  'problem.permission-denied':
    '{service} 拒絕存取這個帳號。如果幾個小時後仍然如此：請在 myaccount.google.com/connections 移除該應用程式，再重新連接。',
  'problem.account-not-linked':
    '這個 Google 帳號沒有 Google Health 資料，或者它的 Fitbit 帳號沒有遷移到 Google。請先登入 Google Health 應用程式（原 Fitbit），再重新連接。沒有遷移的帳號可能已被刪除。',
  'problem.consent-taken-back': '{service} 表示授權已被收回。如果是誤按，請重新連接。',
  'problem.api-not-enabled':
    '您的 Google Cloud 專案沒有啟用 Google Health API。請在那裡的「APIs & Services」中啟用它，等幾分鐘再試。',
  'problem.project-not-admitted':
    'Google 沒有准許您的 Cloud 專案使用 Google Health API。據 2026 年 10 月的報導，Google 不再接納新專案；這裡只能等待，或者詢問 Google。',
  'problem.mixed-scopes':
    '這個連接還帶有 Google Cloud 的權限，Google Health API 不接受。請為此單獨使用一個 OAuth 用戶端，再重新連接。',
  'problem.wrong-client': '{service} 不認識這個用戶端 ID，或者用戶端密鑰不對。請從主控台重新複製兩者。',
  'problem.redirect-mismatch':
    '重新導向網址與在 {service} 登記的不一致。請登記對話框中顯示的網址，一字不差。',
  'problem.admin-policy':
    '這個 Google Workspace 帳號的管理員不允許使用該應用程式。請聯絡管理員放行，或者使用個人 Google 帳號。',
  'problem.read-only-app': '這個 Fitbit 應用程式登記為唯讀。請在 dev.fitbit.com 改為 Read & Write。',
  'problem.forbidden': '{service} 拒絕了請求。稍後會自動重試。',
  'problem.rate-limited': '{service} 要求暫緩：請求過多。稍後會自動重試。',
  'problem.refresh-conflict': '{service} 表示有別的程式正在更新同一個連接。稍後會自動重試。',
  'problem.server-error': '{service} 自身出了問題。稍後會自動重試。',
  'problem.unreachable': '無法連接到 {service}。請檢查網路連接；稍後會自動重試。',
  'problem.timeout': '{service} 沒有及時回應。稍後會自動重試。',
  'problem.never-heard':
    '還不知道電量，也從未收到過：請看看手錶是否在傳送，以及名字或主題樣式是否與它傳送時用的一致。',
  'problem.gone':
    'Fitbit Web API 已關閉（公告日期為 2026-11-02）。請改用 Google Health 服務，並在那裡重新連接。',
  'problem.not-understood': '{service} 的回應是這個版本看不懂的（{detail}）。請回報給我們。',
  'problem.bad-request': '{service} 沒有接受請求（{detail}）。請回報給我們。',
  'problem.no-client-id':
    '服務 {service} 缺少用戶端 ID，因此誰都沒有檢查。請開啟該服務填寫；如果它來自環境變數，請設定該變數並重新啟動 Node-RED。',
  'problem.no-client-secret':
    '服務 {service} 缺少用戶端密鑰，因此誰都沒有檢查。請開啟該服務，填寫後部署；如果它來自環境變數，請設定該變數並重新啟動 Node-RED。（credentialSecret 改變，或者服務被刪除後又恢復時，密鑰會從 Node-RED 中遺失。）',
  'problem.no-client': '這個連接所屬的服務沒有部署，或者用戶端 ID 已經換了，因此無法使用這個連接。',

  // Connecting.
  'connect.refused': '授權被拒絕。沒有儲存任何內容。請按「連接」再試。',
  'connect.state-unknown': '這個回應不屬於這裡發起的任何連接，或者已經用過。請按「連接」再試。',
  'connect.expired': '花了超過十分鐘。請按「連接」再試。',
  'connect.no-refresh-token':
    '{service} 沒有給出長期連接。請在 myaccount.google.com/connections 移除該應用程式，再重新連接。',
  'connect.not-an-address': '這不是瀏覽器最後停留的網址。它必須包含 "code=" 和 "state="。',
  'connect.other-account':
    '您登入的帳號與{who}所連接的帳號不同。請用那個帳號登入，或者用「連接」新增一個新的人。',
  'connect.code-used': '{service} 沒有接受這個代碼：它已經用過，或者太舊了。請按「連接」再試。',
  'connect.permission-denied':
    '{service} 拒絕存取這個帳號。請在 myaccount.google.com/connections 移除該應用程式，再按「連接」。',
  'connect.forbidden': '{service} 拒絕了請求（{detail}）。請等幾分鐘，再按「連接」。',
  'connect.rate-limited': '{service} 要求暫緩：請求過多。請等幾分鐘，再按「連接」。',
  'connect.server-error': '{service} 自身出了問題。請等幾分鐘，再按「連接」。',
  'connect.unreachable': 'Node-RED 無法連接到 {service}。請檢查它的網路連接，再按「連接」。',
  'connect.timeout': '{service} 沒有及時回應。請再按「連接」。',
  'connect.client-missing':
    '請先填寫用戶端 ID 和用戶端密鑰，兩者都在上方；如果其中之一來自環境變數，請設定該變數並重新啟動 Node-RED。',
  'connect.not-deployed':
    '這一項來自環境變數，Node-RED 在部署時才會填入。請先按「部署」，再重新開啟這個對話框。',
  'connect.name-missing': '請填寫名字：簡訊裡會用到。',
  'connect.done': '{who}已連接。',
  'connect.renamed':
    '{who}已連接。這個帳號先前以{before}之名在這裡，現在改稱{who}。如果其實是另一個人，請再按「連接」，並用其本人的帳號登入。',
  'connect.not-needed': '這個服務不需要連接：依名字新增人員即可。',
  'connect.demo': '示範不需要連接。',
  'person.removed': '已移除{who}，並已撤銷在 {service} 的連接。',
  'person.removed.here': '已移除{who}。',
  'person.removed.not-revoked':
    '已在這裡移除{who}。無法通知 {service}：請在那裡的帳號中撤銷該應用程式的權限。',
  'person.number-changed': '您查看之後號碼變了。請再看一遍。',
  'connect.new-number': '原來儲存的號碼已換成您輸入的號碼。',
  'person.added': '已新增{who}。沒有號碼就不會發簡訊；提醒仍會從輸出 1 發出。',
  'person.added.number': '已新增{who}。簡訊會傳到 {number}。',
  'person.linked': '從現在起，提到 {name} 的訊息都算作{who}的。',
  'person.no-source': '只有「其他來源」服務才能不經連接就新增人員。',
  'person.edited': '已儲存{who}。',
  'person.edited.number': '已儲存{who}。從現在起簡訊會傳到 {number}。',
  'person.edited.no-number': '已儲存{who}。已沒有號碼，因此不再向其發簡訊。',
  'person.bad-language': '沒有這種語言的文字。請從清單中選擇一種。',
  'person.number-and-removal': '請填寫另一個號碼，或者勾選刪除號碼，但不要兩者都做。',
  'person.demo-not-edited': '示範人員是虛構的，每次 Node-RED 啟動時都重新開始，因此沒有什麼可編輯。',
  'person.confirmed': '{who}的號碼已確認。',
  'person.not-watched':
    '沒有電池狀態節點在監測{who}：不會發出任何提醒。請把一個使用此服務的節點放入流程並部署。',
  'person.unproven': '{who}的號碼還沒有確認。確認之前不做檢查。',
  'person.unknown': '沒有這個人。請在對話框中選擇，或者在 msg.person 中給出 ID。',
  'person.unknown.by-msg':
    '沒有這個人，或者還沒有說明哪支手錶是其本人的。請從服務對話框的清單中取一個名字，寫在 msg.person 或本節點的對話框中。',
  'person.device-unknown': '此人沒有（或不再有）這個裝置。',
  'person.device-removed': '已移除{who}的{device}。如果又有訊息提到它，它會再次出現。',
  'person.unknown.removed': '沒有（或不再有）這個人。',

  // Redirect addresses.
  'redirect.register': '請在該服務登記這個網址，一字不差。',
  'redirect.register.web': '請在 Google 選擇用戶端類型「Web application」，並登記這個網址，一字不差。',
  'redirect.register.desktop':
    '請在 Google 選擇用戶端類型「Desktop app」：它不需要網址。如果選「Web application」，請登記這個網址，一字不差。',
  'redirect.not-https': '公開網址必須以 https:// 開頭（只有 localhost 可以例外）。',
  'redirect.raw-ip': 'Google 不接受純 IP 位址。請使用公開的網域名稱，或者把公開網址留空。',
  'redirect.private-name':
    'Google 不接受以 .local、.lan 或 .home 結尾的名稱。請使用公開的網域名稱，或者把公開網址留空。',
  'redirect.not-an-address': '這不是 https://example.org 這樣的網址。',

  'config.missing': '沒有選擇服務，或者服務已停用。請開啟對話框選擇一個。',

  // Pages that the browser ends on.
  'page.connected.title': '已連接',
  'page.connected.text': '{who}已連接。您可以關閉這個視窗。',
  'page.failed.title': '未連接',
  'page.away.title': '請稍等',
  'page.away.text': '本頁面正在重新啟動。請過幾秒再重新整理；什麼都不會遺失。',
  'page.not-found.title': '這裡什麼也沒有',
  'page.not-found.signup': '在這裡註冊',
  'page.not-found.text': '這個網址不提供其他內容。',
  'page.trouble.title': '沒有成功',

  // A check of several people.
  'check.bad-threshold':
    '對話框為「低電量門檻」指定的位置裡，沒有 1 到 100 的數字。請在檢查之前設定好，或者直接把數字寫進對話框。',
  'check.odd':
    '{service} 發來了這個版本讀不懂的內容（{fields}）。其餘內容照常使用。如果缺少電量或裝置，請回報給我們：側邊欄，「複製報告」。',
  'check.nobody':
    '已沒有人可監測：這個節點沒有可檢查的人。請重新連接人員；如果資料夾 fitbit 在更新時遺失，請放回備份；如果改過用戶端 ID，請改回去。如果不再需要監測任何人，請刪除或停用這個節點。',
  'check.failed.one': '對{who}的檢查失敗了。{reason}',
  'check.failed.many': '{count} 次檢查中有 {failed} 次失敗。第一個：{who}。{reason}',

  // Levels that come by msgs.
  'incoming.not-a-reading':
    '這不是電量（{what}）：應為 0 到 100 的數字、"83" 或 "83 %" 這樣的文字，或者 {example} 這樣的物件。',
  'incoming.fraction': '這個電量在 0 和 1 之間：可能是比例，也可能是百分比。請傳送百分比，0 到 100。',
  'incoming.time':
    '無法讀取這個時間："at" 應為自 1970 年起的毫秒數，或者帶時區的文字，例如 2026-11-29T20:15:00Z。',
  'incoming.odd-time':
    '電量已採用，但時間沒有採用："at" 應為自 1970 年起的毫秒數，或者帶時區的文字，例如 2026-11-29T20:15:00Z，且不能遠在未來。因此不算作剛剛收到。未能讀取：{fields}。',
  'incoming.odd':
    '其餘內容已採用，但這些無法讀取：{fields}。"level" 應為 0 到 100 的數字，"status" 應為 Low 這樣的短詞。',
  'incoming.topic': '主題「{topic}」不符合主題樣式「{pattern}」，到目前為止沒有一個符合。請修改樣式。',
  'incoming.device': '這不是裝置的名稱：msg.device 應為文字，或者不設定。',
  'incoming.pattern':
    '對話框中的主題樣式無法讀取，因此不知道這是誰的電量。{person} 和 {device} 最多各寫一次，且不要都放在同樣兩個斜線之間。',
  'incoming.whose':
    '這個電量可能屬於幾個人。請說明是誰的：用 msg.person（ID 或名字）、用主題樣式，或者在對話框中選擇。',
  'incoming.nobody-yet': '還沒有人，不知道這個電量是誰的。請在服務的對話框中新增人員。',
  'incoming.unknown-person':
    '訊息提到的人還沒有新增。請在服務的對話框中以該名字新增，或者允許這個節點新增人員。',
  'incoming.removed-person':
    '訊息提到的人已被移除或已退出，因此不會再自動新增。請在服務的對話框中新增，或者停止這些訊息。',
  'incoming.too-many-people':
    '訊息提到了新的人，但訊息已經能指明 {most} 個人：主題指的可能不是人。更多的人請在服務的對話框中新增。',
  'incoming.too-many-devices': '此人已有 {most} 個裝置：主題指的可能不是裝置。',
  'person.name-taken': '這裡已有人叫{who}，或者以前有過，訊息無法區分他們。請換一個名字。',

  // SMS.
  'sms.no-account': '沒有這個簡訊帳號，或已停用。請開啟對話框選擇一個；不選則為試執行。',
  'sms.chain-loop':
    '簡訊帳號繞成了一圈：每個都指定另一個來接替，最後一個又指回第一個。Node-RED 一個都不會啟動。請開啟其中一個，在「更多」中換一個接替帳號，然後部署。',
  'sms.no-next':
    '接替這個帳號的沒有這個簡訊帳號，或已停用，因此簡訊到此為止。請開啟該帳號，在「更多」中換一個，或者不選。',
  'sms.no-number': '沒有接收號碼：請設定 msg.to，或者在對話框中填寫號碼。',
  'sms.bad-number': '這不是電話號碼。請帶國碼書寫，例如 +44 7700 900123，或者設定預設國家/地區。',
  'sms.ambiguous-number':
    '這可以讀成兩個不同的號碼，或者不是號碼。請用 + 和國碼書寫，括號中不要有 0，例如 +44 7700 900123。',
  'sms.other-channel':
    '這是其他管道的網址，例如 whatsapp:，而這裡只發簡訊。請只寫號碼，例如 +44 7700 900123。',
  'sms.too-many-numbers': '接收號碼超過 {most} 個，因此什麼也沒有傳送。請減少號碼，或者分成幾則訊息。',
  'sms.one-of-several': '{count} 則簡訊中有一則失敗，是清單中第 {place} 個號碼。',
  'sms.some-of-several': '{count} 則簡訊中有 {failed} 則失敗，第一則是清單中第 {place} 個號碼。',
  'sms.no-body': '沒有可傳送的內容：msg.payload 為空。',
  'sms.too-long': '這段文字作為簡訊太長：{length} 個字元，最多 {most} 個。',
  'sms.to-invalid': '{provider} 表示接收號碼不存在。',
  'sms.stopped': '這個號碼回覆了 STOP，因此 {provider} 不再向它傳送。號碼持有人可以傳送 START 恢復。',
  'sms.unreachable': '這個號碼無法接收簡訊。',
  'sms.handset-off': '手機關機或沒有訊號。',
  'sms.blocked': '電信業者攔截了這則簡訊。',
  'sms.filtered': '電信業者把這則簡訊當成了垃圾簡訊。',
  'sms.queue-full': '{provider} 的傳送佇列已滿。請稍後再試。',
  'sms.rate-limited': '{provider} 要求暫緩：請求過多。',
  'sms.congested': '電信業者太忙，或者達到了每日上限。請稍後再試。',
  'sms.daily-limit': '已達到這個 {provider} 帳號的每日上限。',
  'sms.failed': '簡訊沒有送達（{provider} 代碼 {detail}）。',
  'sms.rejected': '{provider} 沒有接受簡訊（代碼 {detail}）。',
  'sms.unsent': '無法連接到 {provider}，因此簡訊沒有傳送。',
  'sms.certificate':
    '{address} 的憑證不受信任，因此什麼也沒有傳送。請使用憑證受信任的網址，或者在您自己的網路內使用 http://。',
  'sms.no-https':
    '{address} 有回應，但不支援 https，因此什麼也沒有傳送。在您自己的網路內，請在網址前寫 http://。',
  'sms.unclear': '{provider} 沒有給出明確的回應。還不知道簡訊是否已傳送。',
  'sms.uncertain':
    '{provider} 沒有給出明確的回應，之後也沒能得到。簡訊可能已經傳送；為了不讓人收到兩次，不再重發。',
  'sms.replies-unread':
    '已有一個小時無法從 {provider} 讀取回覆，因此沒有回覆輸出，STOP 也收不到。請看看能否連接 {provider}，以及該登入是否有權讀取訊息。',
  'sms.outdated':
    '這則簡訊的內容已不符合現況（期間已充電、已同步、已連接或已回應），這個號碼已不需要它（已換號碼、關閉簡訊、回覆了 STOP 或已移除），或者晚了一天以上，因此沒有傳送。',
  'sms.repeated':
    '同樣的內容不到十分鐘前發給過這個號碼，因此沒有再次傳送。如果仍要傳送，請在簡訊節點中勾選「傳送重複內容」，或者設定不同的 msg.smsKey。',
  'sms.cap-number':
    '這個號碼在 24 小時內已收到 {cap} 則簡訊，達到上限，因此這則沒有傳送。請檢查流程中是否有迴圈，或者在簡訊帳號中提高上限。',
  'sms.cap-day':
    '24 小時內已傳送 {cap} 則簡訊，達到上限，因此這則沒有傳送。請檢查流程中是否有迴圈，或者在簡訊帳號中提高上限。',
  'sms.cap-month':
    '本月已傳送 {cap} 則簡訊，達到上限，因此這則沒有傳送。請在簡訊帳號中提高上限，或者等到下個月。',
  'sms.cap-refused':
    '24 小時內被拒絕或丟棄的簡訊太多，是可傳送數量的十倍，因此這則沒有嘗試。請檢查流程中是否有迴圈，例如 catch 節點之後。',
  'sms.gateway-unreachable':
    '用來發簡訊的手機已有一個小時沒有回應（{provider}）。它開機了嗎？連上網路了嗎？App 在執行嗎？',
  'sms.gateway-battery-low': '用來發簡訊的手機電量{level}%，而且沒有在充電。請接上充電器，否則簡訊發不出去。',
  'sms.too-old': '簡訊太久沒能發出，因此已丟棄。',

  // What we answer by SMS to a reply.
  'reply.ok': '已記下，由您處理：{what}。',
  'reply.later': '延後到{when}：{what}。',
  'reply.pause': '{date}結束前不再提醒{who}的電量。如果不是您本人操作，請告知管理者。',
  'reply.pause.most': '簡訊暫停最多七天。',
  'reply.nothing-open': '目前沒有發給您的待處理提醒。',
  'reply.battery.level': '{who}，{device}：{level}，{age}',
  'reply.battery.none': '還不知道電量。',
  'reply.age.minutes': '{minutes}分鐘前',
  'reply.age.hours': '{hours}小時前',
  'reply.age.days': '{days}天前',
  'reply.device': '{who}的{device}',
  'reply.more': '（另有{count}個）',
  'reply.failed': '有人用簡訊回覆的要求沒能執行。',

  // Gateways with an HTTP interface.
  'http.address':
    '沒有閘道的網址，或無法連上。請開啟簡訊帳號，填寫以 http:// 或 https:// 開頭的網址，其中不要有使用者名稱、密碼或 {secret} 這樣的預留位置，然後部署。',
  'http.secret':
    '簡訊帳號的標頭或內文中有 {secret}，但沒有密鑰，或者密鑰含有無法傳送的字元。請開啟帳號，填寫後部署；如果它來自環境變數，請設定該變數並重新啟動 Node-RED。',
  'http.headers':
    '簡訊帳號的標頭無法傳送。它應為 JSON 物件，每個值都是普通字元的文字；{text} 不能放在那裡，用來證明身分的標頭應寫 {secret}，而不是密鑰本身。',
  'http.body':
    '簡訊帳號的內文無法傳送。它應為 JSON 物件，包含 {to} 和 {text}，密碼、權杖或 API 密鑰的位置寫 {secret}；作為表單時不能含有陣列或物件；用 GET 時它會寫進網址，不能含有 {secret}。',
  'http.key':
    '簡訊帳號裡說閘道接受鍵值，但標頭和內文中都沒有 {key}。請把它放到閘道要求的位置，或者另選「回應遺失後」的做法，然後部署。',
  'http.state':
    '簡訊帳號只寫了狀態在回應中的位置，或者只寫了哪些詞表示已接受。缺一就無法知道什麼已被接受。請兩者都填或都不填，然後部署。',
  'http.status-address':
    '簡訊帳號的狀態網址無法存取。它的開頭須與閘道網址相同，含有 {id}（這時訊息 ID 的位置也要填）或 {key}，不含密鑰，並且填好狀態的位置。',
  'http.not-accepted': '閘道回答說沒有接受簡訊（狀態 {detail}）。',
  'http.moved':
    '閘道表示它已換了網址（代碼 {detail}）。沒有向那裡傳送任何內容。請把新網址寫進簡訊帳號並部署。',
  'http.wrong-secret': '閘道沒有接受簡訊帳號的密鑰（代碼 {detail}）。請填寫它要求的密鑰並部署。',
  'http.not-found': '簡訊帳號的網址上沒有以這種方式接收簡訊的服務（代碼 {detail}）。請檢查網址和方法。',
  'http.unreached': '{address} 沒有回應：閘道開機了嗎？在這個網路裡嗎？它的服務在執行嗎？',
  'http.lost': '{address} 沒有給出能完整讀取的回應，因此不知道簡訊是否已傳送。',
  'http.odd-status': '閘道出了問題（代碼 {detail}），因此不知道簡訊是否已傳送。請到閘道上看看。',
  'http.unreadable':
    '閘道回應了，但回應中 {path} 處什麼也沒有，因此不知道簡訊是否已傳送。請看看它的回應，以及簡訊帳號中的位置。',

  // What the dialog of an account answers to a test.
  'sms-test.text': '來自您的 Node-RED 的測試：簡訊能送達這部手機。',
  'sms-test.accepted': '{provider} 已接受傳至 {to} 的簡訊（狀態 {status}）。請看手機。',
  'sms-test.accepted-by-next':
    '已轉到下一個帳號：{provider} 已接受傳至 {to} 的簡訊（狀態 {status}）。請看手機。',
  'sms-test.waits': '{why} 簡訊在等待，還會再試 {minutes} 分鐘。',
  'sms-test.slow': '{provider} 還沒有回應。在簡訊有效時間內會一直嘗試。',
  'sms-test.closed': '期間進行了部署。簡訊會用現在部署的設定繼續傳送。',
  'sms-test.not-deployed': '這個帳號還沒有部署，或者已停用。請先部署：測試用的是已部署的帳號。',
  'sms-test.demo': '這是示範中虛構人員的號碼，不會向它傳送。請填寫您自己的號碼。',

  // SMSGate.
  'sms-gate.no-address': '沒有手機的網址，或網址無效。請開啟簡訊帳號填寫。',
  'sms-gate.no-login': '缺少手機的使用者名稱或密碼。App 裡兩者都有顯示。請開啟簡訊帳號填寫。',
  'sms-gate.no-device':
    '必須告訴伺服器由哪部手機傳送：請開啟簡訊帳號填寫裝置 ID，否則重發時可能用了另一部手機。',
  'sms-gate.unknown-device':
    '伺服器不再認識這個裝置 ID 的手機，因此簡訊沒有傳送。請開啟簡訊帳號，按「尋找」，選擇手機，然後部署。',
  'sms-gate.no-devices': '您網路中的手機本身就是裝置：裝置 ID 請留空。',
  'sms-gate.redirected': '手機的網址轉到了別處，密碼不會發到那裡。請把轉到的網址寫進簡訊帳號。',
  'sms-gate.refused': '手機沒有接受簡訊：號碼或內容不符合要求（代碼 {detail}）。',
  'sms-gate.wrong-login': '手機的使用者名稱或密碼不對。App 裡兩者都有顯示。',
  'sms-gate.not-permitted': '這個登入無權透過手機傳送簡訊。',
  'sms-gate.not-there': '在手機網址上回應的不是 SMSGate。網址對嗎？如果是伺服器，路徑寫了嗎？',
  'sms-gate.unreached': '手機在 {address} 沒有回應：它開機了嗎？在這個網路裡嗎？App 的本機伺服器打開了嗎？',
  'sms-gate.generic':
    'Android 沒有發出簡訊，也沒有說明原因：常見的是 SIM 卡餘額不足，或者手機沒有訊號。請在那部手機上手動試發一則。',
  'sms-gate.no-sim': '傳送簡訊的手機裡沒有這張 SIM 卡。請檢查簡訊帳號中的 SIM，以及手機。',
  'sms-gate.server-unreached': '伺服器在 {address} 沒有回應，因此什麼也沒有傳送。網址對嗎？伺服器在執行嗎？',
  'sms-gate.radio-off': '傳送簡訊的手機處於飛航模式，因此簡訊沒有發出。',
  'sms-gate.no-service': '傳送簡訊的手機沒有網路，因此簡訊沒有發出。',
  'sms-gate.limit': 'Android 暫時不讓手機再發簡訊：大約 30 分鐘 30 則。',
  'sms-gate.fixed-dialling': '傳送簡訊的手機的 SIM 卡只允許少數號碼（固定撥號）。',

  // Twilio.
  'twilio.no-credentials':
    '簡訊帳號沒有 Account SID 或 auth token。請開啟它，填寫後部署；如果它們來自環境變數，請設定這些變數並重新啟動 Node-RED。（credentialSecret 改變，或者帳號被刪除後又恢復時，密鑰會從 Node-RED 中遺失。）',
  'twilio.no-sender':
    '簡訊帳號既沒有寄件號碼，也沒有 Messaging Service。請開啟它，填寫其中一個後部署；如果它來自環境變數，請設定該變數並重新啟動 Node-RED。',
  'twilio.region-and-edge':
    'Twilio 要求 region 和 edge 同時填寫，或者都不填。請開啟簡訊帳號，兩者都填或都清空，然後部署；如果其中之一來自環境變數，請設定該變數並重新啟動 Node-RED。',
  'twilio.wrong-credentials':
    'Twilio 不接受 Account SID 和它的 token，或者它們屬於另一個區域。請從主控台重新複製。',
  'twilio.account-suspended': 'Twilio 帳號未啟用或已停用。請查看 Twilio 主控台。',
  'twilio.not-permitted': '這個 API key 無權傳送訊息。請授予該權限，或者使用 auth token。',
  'twilio.not-found': 'Twilio 不認識這個 Account SID。',
  'twilio.from-invalid': '寄件號碼不屬於這個 Twilio 帳號，或者不能傳送簡訊。',
  'twilio.country-not-enabled':
    '沒有啟用向這個國家/地區傳送簡訊：Twilio 主控台，Messaging，Geo permissions。',
  'twilio.unverified':
    '這個 Twilio 帳號只能發給已驗證的號碼（試用帳號，或者合規資料未獲批准）。請驗證該號碼，或者在主控台完成合規資料。',
  'twilio.toll-free-unverified': '這個免付費電話號碼沒有在 Twilio 驗證：請在主控台驗證，或者換一個寄件號碼。',
  'twilio.us-unregistered':
    '美國號碼必須先登記（A2P 10DLC）才能傳送。請在 Twilio 主控台登記，或者使用 ntfy。',
  'twilio.us-campaign': '這個號碼的 A2P 10DLC campaign 已停用，或者仍在審核。請查看 Twilio 主控台。',
  'twilio.personal-use': 'Twilio 不為給自己、朋友或家人發簡訊登記美國號碼。請改用 ntfy 或其他通知方式。',
  'twilio.sender-not-registered': '這個寄件者沒有在該國家/地區登記。請查看 Twilio 主控台。',
  'twilio.messaging-service': 'Messaging Service 不對，或者沒有可用的寄件者。',
  'twilio.pumping-protection': 'Twilio 懷疑是簡訊詐騙而攔截了它：Messaging，SMS pumping protection。',
  'twilio.callback-invalid': 'Twilio 不接受送達報告的網址。請檢查公開網址。',
  'twilio.loop': '30 秒內兩個號碼之間超過 15 則簡訊：Twilio 中止了迴圈。',

  // The store.
  'store.in-use':
    '另一個 Node-RED 正在使用同一個資料夾 {folder}。請停掉其中一個；沒有動過任何內容。如果並沒有另一個，那麼該資料夾在一個不能鎖定檔案的網路共享上：請把它放在本機磁碟（settings.js 中的 fitbitConfigFolder）。',
  'store.no-locks':
    '{folder} 所在的檔案系統不能鎖定檔案，有些網路共享就是這樣。請把資料夾放在本機磁碟（settings.js 中的 fitbitConfigFolder）；沒有動過任何內容。',
  'store.folder':
    'settings.js 中的 fitbitConfigFolder 不是路徑。請寫成 /data/storage/fitbit 這樣，或者不寫，然後重新啟動 Node-RED。',
  'store.damaged': '檔案 {file} 已損壞。它被原樣保留：請放回備份，或者把它移走重新開始。',
  'store.newer': '檔案 {file} 是由這組節點的更新版本寫入的。請升級；沒有動過任何內容。',
  'store.moved':
    '檔案 {file} 中的內容已移到資料庫。請在 settings.js 的 fitbitConfigStore 中寫明該資料庫，並重新啟動 Node-RED。',
  'store.foreign': '檔案 {file} 不是我們的。請把它移走；沒有動過任何內容。',
  'store.key-missing': '用來解鎖已儲存連接的檔案 {file} 遺失或不對。請從備份放回；沒有動過任何內容。',
  'store.disk-full': '磁碟已滿：{folder} 中無法儲存任何內容。請騰出空間：下次檢查會自動繼續。',
  'store.disk-failing':
    '磁碟讀寫 {folder} 失敗：SD 卡用壞了就會這樣，或者自行變成唯讀。請重新啟動 Node-RED，部署不能代替重新啟動；如果再次出現，請查看系統記錄檔（dmesg）並更換記憶卡。',
  'store.disk-failing.share':
    '{folder} 所在的網路共享讀寫失敗。請檢查與它的連接並重新啟動 Node-RED，部署不能代替重新啟動；最好把資料夾放在本機磁碟（settings.js 中的 fitbitConfigFolder）。',
  'store.read-only':
    '{folder} 無法寫入。請檢查它的權限，以及是否被掛載為唯讀（網路共享、磁碟區）；如果兩者都沒問題，可能是記憶卡用壞了而變成唯讀（看 dmesg）。',
  'store.trouble': '{folder} 中的儲存無法使用（{detail}）。請重新啟動 Node-RED；如果仍然如此，請放回備份。',
  'store.no-driver':
    '這種儲存需要套件 pg。請在 Node-RED 的使用者資料夾中安裝（npm install pg），然後重新啟動 Node-RED。',
  'store.address':
    '無法讀取 PostgreSQL 資料庫的位址。請寫成 postgres://user@host:5432/database 這樣，或寫成套件 pg 接受的物件。',
  'store.address.setting':
    'settings.js 中的 fitbitConfigStore 不是 PostgreSQL 資料庫的位址。請寫成 postgres://user@host:5432/database 這樣，或寫成套件 pg 接受的物件，然後重新啟動 Node-RED。密碼中的 / ? # @ % 請寫成 %2F %3F %23 %40 %25，或者透過環境變數 FITBIT_CONFIG_STORE_PASSWORD 提供密碼。',
  'store.key-missing.nowhere':
    'settings.js 中的 fitbitConfigStore 指定了資料庫，但沒有用來封存連接的金鑰。請產生一個（openssl rand -base64 32），用環境變數 FITBIT_CONFIG_STORE_KEY 或 fitbitConfigStoreKeyFile 指定的檔案交給每個 Node-RED，然後重新啟動 Node-RED。',
  'store.key-missing.no-path':
    'settings.js 中的 fitbitConfigStoreKeyFile 不是路徑。請寫上金鑰檔案的路徑，然後重新啟動 Node-RED。',
  'store.key-missing.unreadable':
    '無法讀取儲存的金鑰檔案 {file}（{detail}）。請把它放在那裡並讓 Node-RED 可以讀取，或者指定另一個檔案（settings.js 中的 fitbitConfigStoreKeyFile），然後重新啟動 Node-RED。',
  'store.key-missing.odd':
    '{place} 中沒有金鑰：金鑰為 32 位元組，用 base64 或十六進位書寫。請產生一個（openssl rand -base64 32），或完整複製其他 Node-RED 的金鑰，然後重新啟動 Node-RED。',
  'store.unreachable':
    '資料庫 {database} 沒有回應（{detail}）。請檢查它是否在執行、從這裡能否連上；之後會自動繼續。',
  'store.denied': '資料庫 {database} 拒絕了該使用者（{detail}）。請檢查使用者、密碼、資料庫名稱以及權限。',
  'store.denied.entry':
    '資料庫 {database} 拒絕了該使用者（{detail}）。請檢查使用者和 pg_hba.conf 中的行；如果只接受 TLS 連線（hostssl），請在 fitbitConfigStore（settings.js）中設定 ssl，然後重新啟動 Node-RED。',
  'store.denied.no-password':
    '資料庫 {database} 要求密碼，但沒有提供。請透過環境變數 FITBIT_CONFIG_STORE_PASSWORD 把密碼交給 Node-RED，然後重新啟動 Node-RED。',
  'store.unreachable.full':
    '資料庫 {database} 不再接受連線（{detail}）。每個 Node-RED 需要兩個：請提高 max_connections 或該使用者的上限，或者結束其他連線；之後會自動繼續。',
  'store.unreachable.no-tls':
    'settings.js 中的 fitbitConfigStore 要求 TLS，但資料庫 {database} 不提供。請在那裡啟用（postgresql.conf 中 ssl = on）；只有在同一台機器上才省去 ssl。',
  'store.unreachable.untrusted':
    '這裡不信任資料庫 {database} 的憑證（{detail}）。請把 fitbitConfigStore（settings.js）中的 ssl.ca 設為簽發它的憑證，自簽的則設為它本身，然後重新啟動 Node-RED。',
  'store.unreachable.other-name':
    '資料庫 {database} 的憑證屬於另一台主機（{detail}）。請在 fitbitConfigStore（settings.js）中按憑證寫主機名稱，或者為這台主機製作憑證，然後重新啟動 Node-RED。',
  'store.unreachable.expired':
    '資料庫 {database} 的憑證現在無效（{detail}）。請更新憑證，或者校準這台機器的時鐘。',
  'store.disk-full.database':
    '資料庫 {database} 的磁碟已滿：無法儲存任何內容。請騰出空間：下次檢查會自動繼續。',
  'store.read-only.database':
    '資料庫 {database} 無法寫入：它是唯讀的，就像備用伺服器。請填寫主要伺服器的位址。',
  'store.read-only.setting':
    '資料庫 {database} 不接受變更：那裡開啟了 default_transaction_read_only，有些服務商在磁碟已滿時會這樣做。請騰出空間並將其關閉；之後會自動繼續。',
  'store.newer.database':
    '資料庫 {database} 中的資料表已被這組節點的更新版本修改。請在這裡也升級；沒有動過任何內容。',
  'store.moved.database':
    '資料庫 {database} 中的內容已移到資料夾。請從 settings.js 中去掉 fitbitConfigStore，並重新啟動 Node-RED。',
  'store.foreign.database':
    '資料庫 {database} 中的結構描述 fitbit 不是我們的。請將它改名或使用另一個資料庫；沒有動過任何內容。',
  'store.key-missing.database':
    '資料庫 {database} 的金鑰遺失，或不是封存已儲存連接時用的那個。請給每個 Node-RED 同一個金鑰；沒有動過任何內容。',
  'store.unfit':
    '資料庫 {database} 不適用（{detail}）：需要 PostgreSQL 14 或更新版本，編碼為 UTF8。沒有動過任何內容。',
  'store.not-durable':
    '資料庫 {database} 會確認它仍可能遺失的內容：synchronous_commit 為 {setting}。請為該使用者設為 on（ALTER ROLE … SET synchronous_commit = on）；沒有動過任何內容。',
  'store.uncertain':
    '儲存時與資料庫 {database} 的連線中斷，誰也說不準是否已儲存。請查看最後做了什麼，如果遺失就重做一次。',
  'store.instance-late': '此 Node-RED 太久沒有回應，它正要做的事已由另一個接手。',
  'store.contended': '由於其他程式不斷修改同一內容，資料庫 {database} 中有內容未能儲存。請重試。',
  'store.pooler':
    '資料庫 {database} 前面的連線池共用連線，並會忘記在連線上準備好的陳述式（{detail}）。請讓 Node-RED 直接連接 PostgreSQL，或者讓連線池記住它們（PgBouncer 的 max_prepared_statements）。',
  'store.trouble.database':
    '資料庫 {database} 無法使用（{detail}）。請重新啟動 Node-RED；如果仍然如此，請查看 PostgreSQL 的日誌。',

  // The public server.
  'web.port-taken': '連接埠 {port} 被其他程式佔用，因此公開網址沒有提供服務。',
  'web.port-refused': '{bind} 上的連接埠 {port} 無法使用（{detail}），因此公開網址沒有提供服務。',
  'web.port-free': '連接埠 {port} 沒有被佔用：下次部署後，或者有人正在連接時，就會提供服務。',
  'web.port-served': '正在連接埠 {port} 上提供服務。',
  'web.two-servers':
    '另一個服務已在 {bind}:{port} 上提供公開網址；所有服務共用一個伺服器，因此這裡的設定不起作用。',
  'webhook.refused': '來自 {address} 的一則通知沒有有效簽章，已被拒絕。',
  'web.path-not-allowed': '路徑 {path} 無法使用：它必須以 /fitbit/ 開頭，而且其中有些詞已被佔用。',
  'web.path-taken': '路徑 {path} 已被另一個服務使用。請在「更多」中換一個路徑。',
  'web.no-raw-body': 'Node-RED 自己的伺服器無法用於此：它的內部已經改變。請選擇一個獨立連接埠。',
  'web.auth-blocked':
    '公開路徑被您設定的 httpNodeAuth 擋住了。請在服務的對話框中放行這些路徑，或者選擇一個獨立連接埠。',
  'web.editor-open':
    '公開網址直接通向 Node-RED，而編輯器沒有設定登入：任何能連到這個網址的人都能開啟您的編輯器。',
  'web.no-http-node': 'Node-RED 在這裡不提供 HTTP 節點（httpNodeRoot 為 false）。請選擇一個獨立連接埠。',
  // The sign-up pages.
  'signup.no-address':
    '沒有公開網址，就沒有人能在這裡註冊。請在服務的對話框中填寫一個，或者改為在編輯器中連接人員。',
  'signup.no-redirect':
    '該服務不接受用這個公開網址作重新導向，因此沒有人能在這裡註冊。請在服務的對話框中換一個，或者改為在編輯器中連接人員。',
  'signup.no-invitation':
    '註冊頁面的邀請碼不見了：它的環境變數為空或沒有設定，或者 credentialSecret 已改變。頁面保持關閉，否則誰都能進來。請重新輸入邀請碼並部署，或者設定該變數並重新啟動 Node-RED。',
  'signup.title': '您的 Fitbit 的電量提醒',
  'signup.intro': '有人在家裡架設了一台小電腦，願意在您的 Fitbit 或 Pixel Watch 沒電之前用簡訊提醒您。',
  'signup.intro.no-number': '有人在家裡架設了一台小電腦，願意在您的 Fitbit 或 Pixel Watch 沒電之前發出提醒。',
  'signup.what-is-read':
    '讀取的內容：您裝置的電量，以及最後一次同步的時間。除此之外什麼都不讀：沒有健康資料，也沒有位置。',
  'signup.what-is-stored':
    '儲存的內容（只存在那台電腦上）：您的名字、號碼和語言，與 {service} 的連接以及您在那裡的帳號 ID 和時區，您裝置的名稱，您的設定，電量，給過您的提醒，以及簡訊。您的號碼和每則簡訊都會經過一家簡訊業者，它有自己的記錄檔。',
  'signup.what-is-stored.no-number':
    '儲存的內容（只存在那台電腦上）：您的名字和語言，與 {service} 的連接以及您在那裡的帳號 ID 和時區，您裝置的名稱，您的設定，電量，以及發出過的提醒。',
  'signup.what-is-read.webhooks':
    '讀取的內容：您裝置的電量，以及最後一次同步的時間。還會向 {service} 要求存取您的活動資料，但只是為了讓它在有新步數時通知這台電腦；步數本身不會讀取。不會要求存取您的位置。',
  'signup.what-is-stored.webhooks': '{service} 的通知也會儲存：有步數被記錄，以及什麼時候；處理完就刪除。',
  'signup.leave-any-time':
    '您可以隨時退出：那台電腦上關於您的一切都會刪除，只有您的號碼和簡訊的指紋，以及一個隨機 ID，最多再保留三天，以免誤發給您；備份和簡訊業者自己的記錄檔可能會保留更多、更久。',
  'signup.leave-any-time.no-number':
    '您可以隨時退出：那台電腦上關於您的一切都會刪除，只有一個隨機 ID，以及關於您的簡訊的指紋（如果有過），最多再保留三天，以免誤發；備份可能會保留更多、更久。',
  'signup.privacy.link': '隱私：您的資料會怎樣處理',
  'signup.privacy.title': '隱私',
  'signup.privacy.who': '誰負責',
  'signup.privacy.who-text': '本頁面的管理者：{contact}。軟體的作者得不到您的任何資料。',
  'signup.privacy.who-unnamed':
    '本頁面的管理者，也就是把網址發給您的人。這裡沒有留下聯絡方式：加入之前請先向其詢問。軟體的作者得不到您的任何資料。',
  'signup.privacy.why': '用途和依據',
  'signup.privacy.why-text':
    '為了在您的裝置沒電之前，或者停止同步時發出提醒。您在註冊頁面上的同意就是許可，您可以隨時收回。',
  'signup.privacy.what': '讀取和儲存什麼',
  'signup.privacy.long': '保留多久',
  'signup.privacy.long-text':
    '每個裝置的電量最多保留兩年，最近八週每小時的耗電速度也會保留；提醒保留到發出為止；簡訊保留七天，它們的指紋（號碼和內容的）保留一天；您的回覆保留到轉給管理者為止，其指紋保留八天；其餘的保留到您退出為止。沒有完成的註冊一小時後清除。',
  'signup.privacy.long-number':
    '收到過驗證碼的號碼，其指紋保留一天；如果您更換號碼，舊號碼的指紋最多保留三天；如果一個沒有為任何人確認過的號碼回覆了 STOP，它的指紋保留到它回覆 START 為止。',
  'signup.privacy.recipients': '還有誰會得到資料',
  'signup.privacy.recipients-cloud':
    '{service} 會知道這台電腦在查詢您的裝置。{service} 如何處理您的資料，寫在它自己的隱私政策裡。',
  'signup.privacy.recipients-sms':
    '簡訊業者會得到您的號碼和每則簡訊的內容，並有自己的記錄檔，也許在另一個國家。是哪一家，由本頁面的管理者選擇，請向其詢問。',
  'signup.privacy.recipients-flow':
    '本頁面的管理者也可以把提醒發給其他人，或者儲存副本，並能看到您的名字、電量和設定。想了解更多，請向其詢問。',
  'signup.privacy.rights': '您的權利',
  'signup.privacy.rights-text':
    '加入後您會得到一個個人頁面的連結，那裡顯示儲存了什麼，也可以退出。此外，您可以向本頁面的管理者要求副本、更正、刪除或減少使用，也可以向資料保護機構申訴。您還可以在 {service} 的帳號中收回存取權限。',
  'signup.contact': '有疑問請聯絡：{contact}',
  'signup.name': '您的名字',
  'signup.name-hint': '會用在簡訊裡，例如：小安的Charge 6電量15%。',
  'signup.number': '您的手機號碼',
  'signup.number-hint': '帶 + 和國碼，或者按您在本國撥打的寫法。',
  'signup.invitation': '邀請碼',
  'signup.consent': '我同意讀取和儲存這些內容。',
  'signup.continue': '前往 {service}',
  'signup.check.submit': '繼續',
  'signup.check.title': '這是您的號碼嗎？',
  'signup.check.code': '驗證碼會發到這個號碼，以後的提醒也是：',
  'signup.check.text': '提醒會發到這個號碼：',
  'signup.check.wrong': '在您繼續之前不會儲存任何內容。如果號碼不是您的，請修改，並帶 + 和國碼書寫。',
  'signup.check.change': '修改',
  'signup.next': '在下一頁，{service} 會請您授權。如果那裡有核取方塊，請全部勾選。',
  'signup.google-warning':
    'Google 可能會警告說沒有驗證過這個應用程式：因為管理者沒有申請驗證。要繼續，請選擇「進階」，再選擇前往該應用程式。',
  'signup.error.title': '請再看一下：',
  'signup.error.name': '請填寫名字，最多 60 個字元。',
  'signup.error.number': '這不是電話號碼。請帶國碼書寫，例如 +44 7700 900123。',
  'signup.error.ambiguous-number': '看不出這是哪個號碼。請帶 + 書寫，括號中不要有 0，例如 +44 7700 900123。',
  'signup.error.costly': '這個號碼要額外收費。請填寫手機號碼。',
  'signup.error.no-number': '請填寫您的手機號碼。',
  'signup.error.country': '這裡無法向這個國家/地區的號碼傳送。',
  'signup.error.invitation': '邀請碼不對。請詢問邀請您的人。',
  'signup.error.consent': '如果您同意，請勾選；不勾選就無法繼續。',
  'signup.error.form': '這個頁面開啟太久了，或者缺少 cookie。請再試一次。',
  'signup.busy': '目前嘗試的人太多。請過一個小時再來。',
  'signup.full': '這裡已經沒有名額了。請詢問邀請您的人。',
  'signup.gone': '這次註冊已經結束：花了超過一個小時，或者已經完成。請重新開始。',
  'signup.refused': '您沒有授權，因此什麼都沒有改變。如果是誤按，請重新開始。',
  'signup.used':
    '這個連結太舊，或者已經用過。再次開啟它沒有儲存任何內容。您剛才授予的權限，可以在 {service} 的帳號中收回。如果您還沒有完成，請重新開始。',
  'signup.unticked':
    '{service} 沒有給予讀取電量的權限，因此什麼都沒有改變。請重新開始；如果那裡有核取方塊，請全部勾選。',
  'signup.not-linked':
    '這個 Google 帳號沒有 Google Health 資料，或者它的 Fitbit 帳號沒有遷移到 Google。請先登入 Google Health 應用程式（原 Fitbit），再在這裡重新開始。沒有遷移的帳號可能已被刪除。',
  'signup.later': '{service} 目前回應不正常，因此什麼都沒有改變。請過一會重新開始。',
  'signup.tell-owner': '要等本頁面的管理者處理好一件事，才能繼續。請告知：「{reason}」',
  'signup.expired': '花了超過十分鐘，因此什麼都沒有改變。請重新開始。',
  'signup.other-browser': '這次註冊是在另一個瀏覽器中開始的。請在那裡完成，或者在這裡重新開始。',
  'signup.code-again-later': '一小時內已向這個號碼發過三個驗證碼。請等一個小時再要新的。',
  'signup.codes-used-up': '今天不能再發驗證碼了。請明天再來。',
  'signup.code.title': '輸入驗證碼',
  'signup.code.text': '我們已向 {number} 傳送了六位數的驗證碼，十分鐘內有效。',
  'signup.code.label': '驗證碼',
  'signup.code.submit': '確認',
  'signup.code.again': '再發一個驗證碼',
  'signup.code.wrong': '驗證碼不對。請再看看簡訊。',
  'signup.code.no-code': '驗證碼是六位數字。這次不算一次嘗試。',
  'signup.code.late': '驗證碼已過期。請再要一個。',
  'signup.code.used-up': '已經錯了五次。請再要一個驗證碼。',
  'signup.code.sent': '新的驗證碼正在傳送。',
  'signup.owner.title': '就快好了',
  'signup.owner.text':
    '您已連接。還要等管理者確認您的號碼；之後您就會收到電量提醒。要開啟您自己的頁面來修改或退出，以後再註冊一次即可。',
  'signup.done.title': '完成',
  'signup.done.text': '從現在起，您會收到電量提醒。',
  'signup.done.link': '這是您自己的頁面，可以在那裡修改或退出。請不要把網址告訴別人：',
  'signup.done.keep': '請保存好：不會再發給您。',
  'signup.done.reconnected': '您已重新連接，設定與先前相同。',
  'signup.start-again': '重新開始',
  'signup.failed.title': '沒有成功',
  'page.store-trouble': '這裡目前出了點問題。請告知本頁面的管理者；管理者能看到是什麼問題。',
  'signup.forbidden.title': '不能從這裡進入',
  'signup.forbidden.text': '本頁面不對您所在的網路開放。',
  // What a flow asks for by msg.action.
  'answer.nothing-open': '沒有這樣的待處理提醒：已經充過電，或者沒有提醒過任何人。',
  'answer.demo-no-pause': '示範既不能暫停，也不能延後。',
  'answer.until': 'msg.until 必須是時間，例如 2026-12-24T18:00:00Z。',
  'answer.alert-unsaid':
    'msg.action 是 {action}：請在 msg.alert 中說明是哪個提醒，或者在 msg.person 中用 ID、名字或 "everybody" 說明是誰的。',
  'answer.how-long': 'msg.hours 必須是大於 0 的數字。',
  'answer.snooze': '提醒只能延後到將來的時間，最多七天。',
  'answer.pause': '暫停只能持續到將來的時間，最多一年。',
  'answer.action-unknown': 'msg.action 是 {action}，這裡沒有這個動作。已知的有：{known}。',
  'answer.person-unsaid': 'msg.action 是 {action}：請在 msg.person 中用 ID、名字或 "everybody" 說明是誰的。',
  'answer.person-unknown': '沒有人有這個 ID 或名字。請從服務對話框的清單中取一個，或者用 "everybody"。',
  'answer.person-ambiguous': '有 {count} 個人叫這個名字。請在 msg.person 中用 ID 說明是誰。',
  'answer.hours': 'msg.hours 必須是 1 到 {most} 的數字：往回看多久。',
  'answer.too-many-people': '超過 {most} 個人，一次回答太多了。請用 msg.person 逐個查詢。',
  'answer.too-many-readings': '超過 {most} 個讀數，一次回答太多了。請減少小時數，或者逐個人查詢。',

  // In the picture of a level, and beside it.
  'picture.title': '{who}：{device}',
  'picture.now': '現在',
  'picture.level': '最近讀數：{level}%。',
  'picture.word': '最近讀數：{word}，沒有百分比電量。',
  'picture.empty': '已經快沒電了。',
  'picture.low-between': '如果不充電，預計在 {from} 到 {to} 之間降到 {level}%。',
  'picture.low-before': '如果不充電，預計在 {to} 之前降到 {level}%。',
  'picture.low-by-now': '如果沒有充過電，現在預計已降到 {level}%。',
  'picture.empty-between': '如果不充電，預計在 {from} 到 {to} 之間快沒電（{level}%）。',
  'picture.empty-before': '如果不充電，預計在 {to} 之前快沒電（{level}%）。',
  'picture.empty-by-now': '如果沒有充過電，現在預計已快沒電（{level}%）。',
  'picture.no-forecast': '目前沒有預測。',
  'picture.nothing': '還沒有任何讀數。',
  'picture.legend': '虛線：預計的走勢。陰影：五次中有四次會落在這個範圍。',
  'picture.legend.advice': '帶時間的豎線：適合充電的時間。',
  // Open alerts, and pauses, on a page.
  'alerts.title': '待處理的提醒',
  'alerts.none': '沒有待處理的提醒。',
  'alerts.more': '還有 {number} 個待處理。',
  'alerts.low': '電量低',
  'alerts.critical': '快沒電',
  'alerts.told': '{ago}提醒過。',
  'alerts.told-often': '{ago}首次提醒，至今 {times} 次。',
  'alerts.held': '如果到時仍然如此，將在{when}提醒。',
  'alerts.acknowledged': '已有人處理。',
  'alerts.snoozed': '已延後到{when}。',
  'alerts.escalated': '{when}已轉告下一個人。',
  'alerts.next-reminder': '如果到時還沒充電，將在{when}再次提醒。',
  'alerts.next-escalation': '如果到時還沒充電，將在{when}轉告下一個人。',
  'alerts.acknowledge': '我來處理',
  'alerts.later': '稍後',
  'alerts.said.acknowledged': '現在已有人處理。',
  'alerts.said.later': '已延後：如果到時還沒充電，稍後會再次提醒。',
  'alerts.said.over': '這個提醒已經結束。',
  'pause.everybody': '全部暫停',
  'pause.hint': '到那時為止，不會有人收到電量提醒。到期自動結束。連接中斷仍會告知。',
  'pause.hint.own': '到那時為止，不會有人收到您的電量提醒。到期自動結束。您的連接中斷時仍會告知。',
  'pause.until': '到這天結束',
  'pause.pause': '暫停',
  'pause.resume': '恢復',
  'pause.paused': '暫停到{when}結束。',
  'pause.paused.time': '暫停到{when}。',
  'pause.said.paused': '已暫停。',
  'pause.said.resumed': '不再暫停：恢復提醒。',
  'pause.error': '請選擇從今天起一年內的某一天。',

  // The owner's page.
  'owner.title': '所有人一覽',
  'owner.no-link': '這個連結無效，或者已經失效。請向給您連結的人要一個新的。',
  'owner.not-served': '管理頁要透過公開網址開啟。請先在服務中填寫一個並部署。',
  'owner.keep': '誰有這個頁面的網址，誰就能看到和操作同樣的內容。請不要外傳。',
  'owner.people': '人員',
  'owner.nobody': '還沒有人。',
  'owner.no-device': '還不知道電量。',
  'owner.level-unknown': '電量未知',
  'owner.synced': '{ago}同步',
  'owner.sync-unknown': '最後同步時間未知',
  'owner.standing.critical': '快沒電',
  'owner.standing.low': '電量低',
  'owner.standing.not-syncing': '未同步',
  'owner.standing.retired': '未使用',
  'owner.need.no-client': '沒有做任何檢查：服務已不再設定。請告知管理者。',
  'owner.need.reconnect': '連接已中斷：需要其本人重新連接。',
  'owner.need.untold': '有一個提醒沒能用簡訊發出。請告知管理者。',
  'owner.need.confirm': '手機號碼還沒有確認。確認之前不做檢查。',
  'owner.need.not-linked': '還不知道哪支手錶是其本人的。請告知管理者。',
  'owner.need.cannot-check': '檢查無法進行。',
  'owner.page': '第 {page} 頁，共 {pages} 頁',
  'owner.page-before': '上一頁',
  'owner.page-after': '下一頁',
  'owner.sms': '本月簡訊',
  'owner.sms-count': '{number} 則',
  'owner.sms-of': '{number} 則，最多 {most} 則',

  'signup.me.title': '您的頁面',
  'signup.me.stored': '儲存的關於您的內容',
  'signup.me.name': '名字',
  'signup.me.number': '號碼',
  'signup.me.no-number': '無',
  'signup.me.connection': '連接',
  'signup.me.connected-since': '{service}，自 {day} 起',
  'signup.me.lost': '{service}，已中斷',
  'signup.me.devices': '裝置',
  'signup.me.device': '{device}：{level}',
  'signup.me.unknown': '未知',
  'signup.me.readings': '電量讀數',
  'signup.me.stopped': '您的號碼回覆過 STOP，因此簡訊無法送達。要重新接收，請向同一個號碼傳送 START。',
  'signup.me.settings': '設定',
  'signup.me.sms': '給我發簡訊',
  'signup.me.low': '低於多少時提醒我（百分比）',
  'signup.me.hours': '多久沒有同步就提醒我（小時）',
  'signup.me.advice': '及時建議我充電',
  'signup.me.advice-at': '幾點建議我充電（您當地的時間）',
  'signup.me.default': '留空則採用管理者的設定。',
  'signup.me.default.low': '留空則為 {low}%。',
  'signup.me.default.hours': '留空則為 {hours} 小時。',
  'signup.me.default.advice': '留空則為 {time}。',
  'signup.me.quiet-from': '從幾點起不要打擾我（您當地的時間）',
  'signup.me.quiet-to': '到幾點',
  'signup.me.quiet.hint':
    '這段時間的提醒會等到時段結束，情況沒變才發。兩項都留空則採用管理者的設定；兩項寫同一時間就是不設。',
  'signup.me.default.quiet':
    '這段時間的提醒會等到時段結束，情況沒變才發。兩項都留空則為 {from} 到 {to}；兩項寫同一時間就是不設。',
  'signup.me.default.no-quiet': '這段時間的提醒會等到時段結束，情況沒變才發。兩項都填寫才會啟用。',
  'signup.me.critical': '快沒電時照樣提醒我',
  'signup.me.error.quiet': '請寫兩個時間，例如 22:00 和 07:00，或者兩項都不寫。',
  'signup.me.save': '儲存',
  'signup.me.saved': '已儲存。',
  'signup.me.other-number': '要換名字或號碼？請用同一個帳號再註冊一次。',
  'signup.me.error.low': '請寫 1 到 100 的整數，或者不寫。',
  'signup.me.error.hours': '請寫 1 到 720 的整數，或者不寫。',
  'signup.me.error.advice': '請寫時間，例如 20:00，或者不寫。',
  'signup.me.leave': '退出',
  'signup.me.leave-text': '結束在 {service} 的連接，並刪除您在這裡的名字、號碼、連接和歷史。',
  'signup.me.leave-sure': '是的，刪除關於我的一切',
  'signup.me.leave-submit': '退出',
  'signup.me.left.title': '您已退出',
  'signup.me.left.text': '除隱私說明中列出的以外，這裡關於您的一切都已刪除，在 {service} 的連接也已結束。',
  'signup.me.left.not-revoked':
    '除隱私說明中列出的以外，這裡關於您的一切都已刪除。無法通知 {service}：請在那裡的帳號中移除該應用程式。',
  'signup.me.not-found': '這個連結已失效。請透過註冊頁面再登入一次，您會得到新的連結。',
  'signup.me.error.sure': '如果您確實要退出，請勾選。',
  'signup.done.new-link': '這是新的連結：以前的已經失效。',
  'signup.sms.code': '{code} 是您在「{title}」的驗證碼。如非本人操作，請忽略。',
  'signup.sms.code-known': '有人用您的號碼在「{title}」註冊。如果是您，驗證碼是 {code}。如果不是，請忽略。',
  'signup.sms.welcome':
    '{who}您好，以後電量低時會用簡訊提醒您（{title}）。您自己的頁面，也可在此退出：{link}',

  // The same where levels come by msgs, and no cloud is asked.
  'signup.by-msg.title': '您的手錶的電量提醒',
  'signup.by-msg.intro': '有人在家裡架設了一台小電腦，願意在您的手錶沒電之前用簡訊提醒您。',
  'signup.by-msg.intro.no-number': '有人在家裡架設了一台小電腦，願意在您的手錶沒電之前發出提醒。',
  'signup.by-msg.what-is-read':
    '收到的內容：您手錶的電量，以及最後一次收到它的時間，方式是本頁面的管理者和您一起設定的。不會查詢您的任何帳號。',
  'signup.by-msg.what-is-stored':
    '儲存的內容（只存在那台電腦上）：您的名字、號碼和語言，您裝置的名稱，您的設定，電量，給過您的提醒，以及簡訊。您的號碼和每則簡訊都會經過一家簡訊業者，它有自己的記錄檔。',
  'signup.by-msg.what-is-stored.no-number':
    '儲存的內容（只存在那台電腦上）：您的名字和語言，您裝置的名稱，您的設定，電量，以及發出過的提醒。',
  'signup.by-msg.recipients': '您手錶的電量經什麼方式來到這裡，途中還有誰能看到，可以詢問本頁面的管理者。',
  'signup.by-msg.rights':
    '加入後您會得到一個個人頁面的連結，那裡顯示儲存了什麼，也可以退出。此外，您可以向本頁面的管理者要求副本、更正、刪除或減少使用，也可以向資料保護機構申訴。',
  'signup.by-msg.next': '然後由本頁面的管理者指明哪支手錶是您的。',
  'signup.by-msg.owner':
    '現在要由管理者確認您的號碼；如果您是新來的，還要指明哪支手錶是您的。請告知管理者：沒人處理的註冊一週後會清除。之後您就會收到電量提醒，您自己頁面的連結也會發到您的號碼。',
  'signup.by-msg.done': '本頁面的管理者指明哪支手錶是您的之後，您就會收到它的電量提醒。',
  'signup.by-msg.week': '請告知管理者：沒有號碼又沒人處理的註冊一週後會清除。',
  'signup.by-msg.known':
    '您以前註冊過，設定與先前相同。本頁面的管理者指明哪支手錶是您的之後，您就會收到電量提醒。',
  'signup.by-msg.long-text':
    '每個裝置的電量最多保留兩年，最近八週每小時的耗電速度也會保留；提醒保留到發出為止；簡訊保留七天，它們的指紋（號碼和內容的）保留一天；您的回覆保留到轉給管理者為止，其指紋保留八天；其餘的保留到您退出為止。沒有完成的註冊一小時後清除；沒有用驗證碼證明號碼又沒人處理的註冊一週後清除。您退出後，您手錶所用名稱的指紋會保留，以免再收到它的電量時又把您加回來。',
  'signup.by-msg.leave-any-time':
    '您可以隨時退出：那台電腦上關於您的一切都會刪除，只有您手錶所用名稱的指紋會保留，以免再收到它的電量時又把您加回來；您的號碼和簡訊的指紋，以及一個隨機 ID，最多再保留三天，以免誤發給您；備份和簡訊業者自己的記錄檔可能會保留更多、更久。',
  'signup.by-msg.leave-any-time.no-number':
    '您可以隨時退出：那台電腦上關於您的一切都會刪除，只有您手錶所用名稱的指紋會保留，以免再收到它的電量時又把您加回來；一個隨機 ID，以及關於您的簡訊的指紋（如果有過），最多再保留三天，以免誤發；備份可能會保留更多、更久。',
  'signup.by-msg.since': '自 {day} 起',
  'signup.by-msg.other-number': '要換名字或號碼？請告知本頁面的管理者。',
  'signup.by-msg.leave': '刪除您在這裡的名字、號碼和歷史。',
  'signup.by-msg.left': '除隱私說明中列出的以外，這裡關於您的一切都已刪除。',
  'signup.by-msg.not-found': '這個連結已失效。請用同樣的名字和號碼再註冊一次，您會得到新的連結。',

  'internal.trouble': '發生了意外的錯誤（{detail}）。請回報給我們。',
  'palette.unreadable':
    '節點套件的某個檔案遺失或無法讀取（{detail}）。請重新安裝節點套件並重新啟動 Node-RED。',
};

/** Chinese has no blanks: what is often written together stands here as one word. */
export const replyWords: ReplyWords = {
  ok: [
    ...[
      '好',
      '好的',
      '好喔',
      '好哦',
      '好啊',
      '好呀',
      '好吧',
      '好滴',
      '嗯',
      '嗯嗯',
      '嗯好',
      '行',
      '可以',
      '可以喔',
      '沒問題',
      '是',
      '是的',
      '對',
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
      '瞭解',
      '了解了',
      'OK啦',
      'OK喔',
      'OK的',
    ],
    ...[
      '我來',
      '我來吧',
      '我來處理',
      '我來充',
      '我來充電',
      '我去充',
      '我去充電',
      '我會充',
      '我會處理',
      '我處理',
      '交給我',
    ],
    ...[
      '馬上',
      '馬上充',
      '馬上充電',
      '馬上去',
      '這就去',
      '在充',
      '在充了',
      '在充電',
      '在充電了',
      '正在充',
      '正在充電',
      '充電中',
    ],
    ...[
      '已充',
      '已充電',
      '已經充了',
      '充了',
      '充電了',
      '有充了',
      '處理中',
      '已處理',
      '處理了',
      '處理好了',
      '搞定',
    ],
    ...['好的謝謝', '好謝謝', '收到謝謝', '了解謝謝', '知道了謝謝', '謝謝收到', '收到感謝'],
  ],
  later: [
    // Beside a number: 3小時後, 過3小時.
    ...['後', '後提醒', '後提醒我', '後再提醒', '後再提醒我', '後再說', '之後', '以後', '過', '再過'],
    ...[
      '稍後',
      '稍候',
      '稍後再說',
      '稍後提醒',
      '稍後提醒我',
      '稍後再提醒',
      '晚點',
      '晚一點',
      '晚些',
      '晚點再說',
      '晚點提醒',
    ],
    ...[
      '晚點提醒我',
      '晚點再提醒我',
      '等等',
      '等會',
      '等會兒',
      '等一會',
      '等一下',
      '等下',
      '待會',
      '待會兒',
      '一會兒',
      '等等再說',
    ],
    ...[
      '過一會',
      '過會',
      '以後再說',
      '之後再說',
      '延後',
      '延遲',
      '推遲',
      '延後提醒',
      '提醒我',
      '再提醒我',
      '等等提醒我',
      '等等充',
    ],
    ...['現在不行', '現在沒空', '現在不方便', '沒空', '不方便', '貪睡'],
  ],
  pause: [
    '暫停',
    '暫停提醒',
    '暫停一下',
    '暫停簡訊',
    '靜音',
    '勿擾',
    '請勿打擾',
    '不要打擾',
    '不要吵',
    '別吵',
    '安靜',
    '休假',
    '度假',
    '放假',
    '假期',
  ],
  battery: [
    ...[
      '電量',
      '電池',
      '電池電量',
      '剩餘電量',
      '電量多少',
      '多少電',
      '還有多少電',
      '還剩多少電',
      '剩多少電',
      '剩多少',
    ],
    ...['還有電嗎', '有電嗎', '查電量', '查詢電量', '查看電量', '狀態', '查詢', '現在電量', '目前電量'],
  ],
  stop: [
    ...[
      '停',
      '停止',
      '停止簡訊',
      '停止傳送',
      '停止提醒',
      '退訂',
      '我要退訂',
      '退訂簡訊',
      '取消',
      '取消訂閱',
      '取消簡訊',
    ],
    ...[
      '不要簡訊',
      '不要傳簡訊',
      '不要再傳',
      '不要再傳了',
      '不要傳了',
      '別傳了',
      '別再傳了',
      '不要再發',
      '不收簡訊',
      '拒收',
    ],
  ],
  start: ['開始', '訂閱', '重新訂閱', '恢復簡訊', '恢復接收', '接收簡訊', '啟用簡訊', '開通'],
  thanks: [
    '謝謝',
    '謝謝你',
    '謝謝您',
    '謝謝啦',
    '多謝',
    '謝了',
    '謝啦',
    '感謝',
    '感謝您',
    '非常感謝',
    '感恩',
    '辛苦了',
    '麻煩了',
    '麻煩你了',
    '請',
  ],
  hours: ['小時', '個小時', '鐘頭', '個鐘頭'],
  days: ['天', '日', '整天'],
  weeks: ['週', '周', '星期', '個星期', '禮拜', '個禮拜'],
};
