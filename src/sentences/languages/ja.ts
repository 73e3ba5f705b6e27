// Japanese: the sentences that are sent, shown on pages or given to Catch. The keys are English's.
import type { ReplyWords, Words } from '../sentences';

export const words: Words = {
  // No honorific follows {who}: people write names such as 「お父さん」 or 「花子さん」 themselves.
  'alert.low': '{who}の{device}は残量{level}%です。早めに充電してください。',
  'alert.low.until': '{who}の{device}は残量{level}%で、{when}までもつ見込みです。早めに充電してください。',
  'alert.low.unknown': '{who}の{device}のバッテリー残量が少なくなっています。早めに充電してください。',
  'alert.critical': '{who}の{device}は残量{level}%です。今すぐ充電してください。',
  'alert.critical.unknown': '{who}の{device}のバッテリーがほぼ空です。今すぐ充電してください。',
  'alert.charge-soon': '{who}の{device}は残量{level}%で、{when}、ほぼ空になる見込みです。{charge}',
  'alert.escalated': '{sentence} {who}への通知は{time}、その後も充電されていません。',
  'alert.escalated.unnamed': '{sentence} 最初の通知は{time}、その後も充電されていません。',
  'alert.charged': '{who}の{device}が充電されました。残量{level}%です。',
  'alert.charged.unknown': '{who}の{device}が充電されました。',
  'alert.not-syncing':
    '{who}の{device}が{span}同期していません。バッテリー切れか、スマホが近くにない可能性があります。',
  'alert.not-syncing.level':
    '{who}の{device}が{span}同期していません(最後の残量{level}%)。バッテリー切れか、スマホが近くにない可能性があります。',
  'alert.not-syncing.unchanged':
    '{who}の{device}の残量が{days}日間{level}%のままです。バッテリー切れか、同期していない可能性があります。',
  'alert.syncing-again': '{who}の{device}の同期が再開しました。',
  'alert.syncing-again.level': '{who}の{device}の同期が再開しました。残量{level}%です。',
  'alert.reconnect': '{who}のFitbitとの接続が切れました。{reason}',
  'alert.reconnect.testing':
    '同意から約1週間で切れたので、Googleのプロジェクトの公開ステータスが「テスト中」(Testing)のままのようです。「本番環境」(In production)にしてから、接続し直してください。',
  'when.clock.today': '今日の{time}ごろ',
  'when.clock.tomorrow': '明日の{time}ごろ',
  'when.clock.weekday': '{weekday}の{time}ごろ',
  // 24時: a 0時 could be read as the midnight before.
  'when.midnight.today': '今夜24時ごろ',
  'when.midnight.tomorrow': '明日の24時ごろ',
  'when.midnight.weekday': '{weekday}の24時ごろ',
  'when.night.today': '今夜の深夜',
  'when.night.tomorrow': '明晩の深夜',
  'when.night.weekday': '{weekday}の深夜',
  'when.morning.today': '今日の午前',
  'when.morning.tomorrow': '明日の午前',
  'when.morning.weekday': '{weekday}の午前',
  'when.afternoon.today': '今日の午後',
  'when.afternoon.tomorrow': '明日の午後',
  'when.afternoon.weekday': '{weekday}の午後',
  'when.evening.today': '今日の夜',
  'when.evening.tomorrow': '明日の夜',
  'when.evening.weekday': '{weekday}の夜',
  'span.hours': '{hours}時間',
  'span.days': '{days}日間',
  'alert.cannot-check': '{who}のFitbitを{span}チェックできていません。{reason}',
  'alert.test': 'これはテストです。{who}のバッテリーのアラートはこのように届きます。',
  'alert.demo': 'デモ: {sentence}',

  'alert-list.critical': '今すぐ充電: {list}',
  'alert-list.low': '早めに充電: {list}',
  'alert-list.charge-soon': 'まもなくほぼ空: {list}',
  'alert-list.not-syncing': '長時間同期なし: {list}',
  'alert-list.charged': '充電済み: {list}',
  'alert-list.syncing-again': '同期再開: {list}',

  'advice.soon': 'まもなく',
  'advice.within-a-day': '1日以内に',
  'advice.before.morning': '明日の午前までに',
  'advice.before.afternoon': '明日の午後までに',
  'advice.before.evening': '明日の夜までに',
  'advice.charge.now': '今すぐ充電してください。',
  'advice.charge.today': '今日のうちに充電してください。',
  'advice.charge.tonight': '今夜のうちに充電してください。',

  'device.unnamed': 'Fitbit',
  'device.unnamed.by-msg': 'ウォッチ',

  'problem.grant-dead':
    '{service}がこの接続を受け付けなくなりました。取り消されたか、期限が切れています。接続し直してください。',
  'problem.unauthorized': '更新したばかりの接続を{service}が拒否しています。接続し直してください。',
  'problem.scope-missing':
    'デバイスを読み取る許可がありません。接続し直し、チェックボックスが表示されたらすべてにチェックを入れてください。',
  'problem.permission-denied':
    '{service}がこのアカウントへのアクセスを拒否しています。何時間も続く場合は、myaccount.google.com/connectionsでこのアプリを削除してから、接続し直してください。',
  'problem.account-not-linked':
    'このGoogleアカウントにはGoogle Healthのプロフィールがないか、FitbitアカウントがGoogleに移行されていません。Google Healthアプリ(旧Fitbit)にログインしてから、接続し直してください。移行されなかったアカウントは、すでに削除されている可能性があります。',
  'problem.consent-taken-back':
    '{service}によると、同意が取り消されました。間違いの場合は、接続し直してください。',
  'problem.api-not-enabled':
    'Google CloudのプロジェクトでGoogle Health APIが有効になっていません。「APIとサービス」で有効にし、数分待ってからもう一度試してください。',
  'problem.project-not-admitted':
    'このCloudプロジェクトは、GoogleからGoogle Health APIの利用を認められていません。2026年10月には新しいプロジェクトは認められないと報告されています。待つか、Googleに問い合わせるしかありません。',
  'problem.mixed-scopes':
    'この接続にはGoogle Cloudの権限も含まれていて、Google Health APIに拒否されます。専用のOAuthクライアントを用意してから、接続し直してください。',
  'problem.wrong-client':
    '{service}がこのクライアントIDを知らないか、クライアントシークレットが間違っています。両方をコンソールからもう一度コピーしてください。',
  'problem.redirect-mismatch':
    'リダイレクトアドレスが{service}に登録されたものと違います。ダイアログに表示されるアドレスをそのまま登録してください。',
  'problem.admin-policy':
    'このGoogle Workspaceアカウントの管理者が、このアプリを許可していません。許可を頼むか、個人のGoogleアカウントを使ってください。',
  'problem.read-only-app':
    'このFitbitアプリは読み取り専用で登録されています。dev.fitbit.comでRead & Writeに変えてください。',
  'problem.forbidden': '{service}が要求を拒否しました。後でもう一度試します。',
  'problem.rate-limited':
    '{service}への要求が多すぎるため、待つように求められています。後でもう一度試します。',
  'problem.refresh-conflict': '{service}によると、別のところで同じ接続を更新中です。後でもう一度試します。',
  'problem.server-error': '{service}側で障害が起きています。後でもう一度試します。',
  'problem.unreachable':
    '{service}に接続できません。インターネット接続を確認してください。後でもう一度試します。',
  'problem.timeout': '{service}が時間内に応答しませんでした。後でもう一度試します。',
  'problem.never-heard':
    '残量が一度も届いていません。ウォッチが送信しているか、送信に使われる名前やトピックパターンが合っているかを確認してください。',
  'problem.gone':
    'Fitbit Web APIは終了しました(2026年11月2日で終了と発表)。サービスをGoogle Healthに変えて、接続し直してください。',
  'problem.not-understood':
    '{service}の応答を、このバージョンは理解できません({detail})。報告をお願いします。',
  'problem.bad-request': '{service}が要求を受け付けませんでした({detail})。報告をお願いします。',
  'problem.no-client-id':
    'サービス{service}のクライアントIDがないため、誰もチェックしていません。サービスを開いて入力してください。環境変数を使っている場合は、設定してからNode-REDを再起動してください。',
  'problem.no-client-secret':
    'サービス{service}のクライアントシークレットがないため、誰もチェックしていません。サービスを開いて入力し、デプロイしてください。環境変数を使っている場合は、設定してからNode-REDを再起動してください。(credentialSecretを変えたとき、またサービスを削除して元に戻したとき、シークレットはNode-REDから失われます。)',
  'problem.no-client':
    'この接続のサービスがデプロイされていないか、クライアントIDが変わったため、接続を使えません。',

  'connect.refused': '同意が拒否されました。何も保存していません。もう一度試すには「接続」を押してください。',
  'connect.state-unknown':
    'この応答は、ここで始めた接続のものではないか、すでに使われています。もう一度試すには「接続」を押してください。',
  'connect.expired': '10分を過ぎました。もう一度試すには「接続」を押してください。',
  'connect.no-refresh-token':
    '{service}から継続して使える接続を得られませんでした。myaccount.google.com/connectionsでこのアプリを削除してから、接続し直してください。',
  'connect.not-an-address':
    'これは、ブラウザが最後に開いたアドレスではありません。「code=」と「state=」が含まれているはずです。',
  'connect.other-account':
    '{who}として接続されているアカウントとは別のアカウントでログインしました。元のアカウントでログインするか、新しいメンバーなら「接続」を使ってください。',
  'connect.code-used':
    '{service}がコードを受け付けませんでした。使用済みか、古すぎます。もう一度試すには「接続」を押してください。',
  'connect.permission-denied':
    '{service}がこのアカウントへのアクセスを拒否しています。myaccount.google.com/connectionsでこのアプリを削除してから、もう一度「接続」を押してください。',
  'connect.forbidden':
    '{service}が要求を拒否しました({detail})。数分待ってから、もう一度「接続」を押してください。',
  'connect.rate-limited':
    '{service}への要求が多すぎるため、待つように求められています。数分待ってから、もう一度「接続」を押してください。',
  'connect.server-error':
    '{service}側で障害が起きています。数分待ってから、もう一度「接続」を押してください。',
  'connect.unreachable':
    'Node-REDから{service}に接続できません。インターネット接続を確認してから、もう一度「接続」を押してください。',
  'connect.timeout': '{service}が時間内に応答しませんでした。もう一度「接続」を押してください。',
  'connect.client-missing':
    '先にクライアントIDとクライアントシークレットが必要です。両方を上の欄に入力してください。環境変数を使っている場合は、設定してからNode-REDを再起動してください。',
  'connect.not-deployed':
    'この値は環境変数で指定されていて、デプロイするとNode-REDが設定します。先にデプロイしてから、このダイアログを開き直してください。',
  'connect.name-missing': '名前を入力してください。SMSに表示されます。',
  'connect.done': '{who}を接続しました。',
  'connect.renamed':
    '{who}を接続しました。このアカウントは{before}として登録済みだったので、名前を{who}に変えました。別の人の場合は、もう一度「接続」を押して、その人のアカウントでログインしてください。',
  'connect.not-needed': 'このサービスでは接続は不要です。メンバーを名前で追加してください。',
  'connect.demo': 'デモに接続は不要です。',
  'person.removed': '{who}を削除し、{service}の接続を取り消しました。',
  'person.removed.here': '{who}を削除しました。',
  'person.removed.not-revoked':
    '{who}をここから削除しました。{service}には伝えられなかったので、そちらのアカウントでアプリのアクセスを取り消してください。',
  'person.number-changed': '表示した後に番号が変わりました。もう一度確かめてください。',
  'connect.new-number': '保存されていた番号を、入力した番号に置き換えました。',
  'person.added': '{who}を追加しました。番号がないのでSMSは送信しませんが、アラートは出力1から送出します。',
  'person.added.number': '{who}を追加しました。SMSは{number}に送信します。',
  'person.linked': '今後、{name}を示すメッセージは{who}のものとして扱います。',
  'person.no-source': '接続せずにメンバーを追加できるのは、サービスが「その他のソース」の場合だけです。',
  'person.edited': '{who}を保存しました。',
  'person.edited.number': '{who}を保存しました。今後、SMSは{number}に送信します。',
  'person.edited.no-number': '{who}を保存しました。番号がなくなったので、SMSは送信しません。',
  'person.bad-language': 'この言語の文面はありません。一覧から選んでください。',
  'person.number-and-removal':
    '別の番号を入力するか、番号の削除にチェックを入れるか、どちらか一方にしてください。',
  'person.demo-not-edited':
    'デモのメンバーは架空で、Node-REDを起動するたびに最初から始まるため、編集するものはありません。',
  'person.confirmed': '{who}の番号を確認済みにしました。',
  'person.not-watched':
    '{who}を見ているバッテリーノードがないため、アラートは出ません。このサービスを使うバッテリーノードをフローに置いて、デプロイしてください。',
  'person.unproven': '{who}の番号はまだ確認されていません。確認されるまで、何もチェックしません。',
  'person.unknown': 'そのメンバーはいません。ダイアログで選ぶか、msg.personにIDを指定してください。',
  'person.unknown.by-msg':
    'そのメンバーはいないか、どのウォッチを使っているかがまだ指定されていません。サービスのダイアログの一覧にいるメンバーを、msg.personかこのノードのダイアログで指定してください。',
  'person.device-unknown': 'このメンバーにそのデバイスは(もう)ありません。',
  'person.device-removed': '{who}の{device}を削除しました。メッセージにまた出てくると、元に戻ります。',
  'person.unknown.removed': 'そのメンバーは(もう)いません。',

  'redirect.register': 'このアドレスをそのままサービスに登録してください。',
  'redirect.register.web':
    'Googleではクライアントの種類を「ウェブ アプリケーション」にして、このアドレスをそのまま登録してください。',
  'redirect.register.desktop':
    'Googleではクライアントの種類を「デスクトップ アプリ」にしてください。アドレスの登録は不要です。「ウェブ アプリケーション」にする場合は、このアドレスをそのまま登録してください。',
  'redirect.not-https': '公開アドレスはhttps://で始めてください(localhostだけは不要です)。',
  'redirect.raw-ip':
    'GoogleはIPアドレスをそのままでは受け付けません。公開されたホスト名を使うか、公開アドレスを空にしてください。',
  'redirect.private-name':
    'Googleは.local、.lan、.homeで終わる名前を受け付けません。公開されたホスト名を使うか、公開アドレスを空にしてください。',
  'redirect.not-an-address': 'https://example.orgのようなアドレスではありません。',

  'config.missing': 'サービスが選ばれていないか、無効になっています。ダイアログを開いて選んでください。',

  'page.connected.title': '接続しました',
  'page.connected.text': '{who}を接続しました。このウィンドウは閉じてかまいません。',
  'page.failed.title': '接続できませんでした',
  'page.away.title': '少しお待ちください',
  'page.away.text': 'このページは再起動中です。数秒後に読み込み直してください。失われるものはありません。',
  'page.not-found.title': 'ここには何もありません',
  'page.not-found.signup': '登録はこちら',
  'page.not-found.text': 'このアドレスには、ほかに何もありません。',
  'page.trouble.title': 'うまくいきませんでした',

  'check.bad-threshold':
    'ダイアログの「低下 (未満)」で指定した場所に、1から100までの数値がありません。チェックの前に設定するか、ダイアログに数値を入力してください。',
  'check.odd':
    '{service}から、このバージョンで読めないものが届きました({fields})。ほかはいつもどおり使いました。残量やデバイスが欠けている場合は、報告をお願いします(サイドバーの「レポートをコピー」)。',
  'check.nobody':
    '見守る相手がいないため、このノードにチェックするものがありません。メンバーを接続し直すか、更新で失われた場合はフォルダfitbitのバックアップを戻してください。クライアントIDを変えた場合は、元に戻してください。もう誰も見守らない場合は、このノードを削除するか無効にしてください。',
  'check.failed.one': '{who}のチェックに失敗しました。{reason}',
  'check.failed.many': '{count}件中{failed}件のチェックに失敗しました。最初は{who}です。{reason}',

  'incoming.not-a-reading':
    'これはバッテリー残量ではありません({what})。0から100までの数値、"83"や"83 %"のような文字列、または{example}のようなオブジェクトを送ってください。',
  'incoming.fraction':
    'この残量は0と1の間なので、割合なのかパーセントなのかわかりません。0から100までのパーセントで送ってください。',
  'incoming.time':
    'この時刻を読めません。「at」は1970年からのミリ秒か、2026-11-29T20:15:00Zのようなタイムゾーン付きの文字列です。',
  'incoming.odd-time':
    '残量は取り込みましたが、その時刻は使えませんでした。「at」は1970年からのミリ秒か、2026-11-29T20:15:00Zのようなタイムゾーン付きの文字列で、遠い未来ではないものです。そのため、今届いたものとは数えません。読めなかったもの: {fields}',
  'incoming.odd':
    'ほかは取り込みましたが、次は読めませんでした: {fields}。「level」は0から100までの数値、「status」はLowのような短い単語です。',
  'incoming.topic':
    'トピック「{topic}」がトピックパターン「{pattern}」に合いません。これまでに合ったものもありません。パターンを変えてください。',
  'incoming.device':
    'デバイスの名前ではありません。msg.deviceには文字列を指定するか、何も指定しないでください。',
  'incoming.pattern':
    'ダイアログのトピックパターンを読めないため、誰の残量かわかりません。{person}と{device}はそれぞれ1回までとし、同じスラッシュの間に両方を書かないでください。',
  'incoming.whose':
    '誰の残量か、複数の候補があります。msg.person(IDか名前)、トピックパターン、ダイアログのいずれかで指定してください。',
  'incoming.nobody-yet':
    'この残量に当てはまるメンバーがいません。サービスのダイアログでメンバーを追加してください。',
  'incoming.unknown-person':
    'メッセージが、追加されていない人を示しています。サービスのダイアログでその名前のメンバーを追加するか、このノードにメンバーを追加させてください。',
  'incoming.removed-person':
    'メッセージが、削除されたか退会した人を示しているため、再び追加することはしません。サービスのダイアログで追加するか、メッセージを止めてください。',
  'incoming.too-many-people':
    'メッセージが新しい人を示していますが、メッセージで示せるメンバーはすでに{most}人います。トピックが人以外を示しているかもしれません。さらに増やす場合は、サービスのダイアログで追加してください。',
  'incoming.too-many-devices':
    'このメンバーにはすでに{most}台のデバイスがあります。トピックがデバイス以外を示しているかもしれません。',
  'person.name-taken':
    '{who}という名前のメンバーがいるか、以前いたため、メッセージでは区別できません。別の名前にしてください。',

  'sms.no-account':
    'SMSアカウントがないか、無効になっています。ダイアログを開いて選んでください。「なし」を選ぶとドライランになります。',
  'sms.chain-loop':
    'SMSアカウントが循環しています。それぞれが次のアカウントを指し、最後が最初に戻るため、Node-REDはどれも開始しません。どれか1つを開き、「詳細設定」で別のアカウントを選んで、デプロイしてください。',
  'sms.no-next':
    'このSMSアカウントの次のアカウントがないか、無効になっているため、SMSはここで終わります。アカウントを開き、「詳細設定」で別のものを選ぶか、なしにしてください。',
  'sms.no-number': '送信先の番号がありません。msg.toか、ダイアログの番号を設定してください。',
  'sms.bad-number':
    'これは電話番号ではありません。+81 90 0000 0000のように国番号を付けて書くか、既定の国を設定してください。',
  'sms.ambiguous-number':
    'これは2つの番号に読めるか、番号として読めません。+81 90 0000 0000のように+と国番号を付け、括弧付きの0を入れずに書いてください。',
  'sms.other-channel':
    'これはwhatsapp:など別の手段のアドレスで、送信できるのはSMSだけです。+81 90 0000 0000のように番号だけを書いてください。',
  'sms.too-many-numbers':
    '送信先の番号が{most}件を超えているため、何も送信しませんでした。減らすか、複数のメッセージに分けてください。',
  'sms.one-of-several': '{count}通のSMSのうち1通が失敗しました。一覧の{place}番目の番号です。',
  'sms.some-of-several': '{count}通のSMSのうち{failed}通が失敗しました。最初は一覧の{place}番目の番号です。',
  'sms.no-body': '送信する内容がありません。msg.payloadが空です。',
  'sms.too-long': 'この本文はSMSには長すぎます。{length}文字あります(最大{most}文字)。',
  'sms.to-invalid': '{provider}によると、送信先の番号は存在しません。',
  'sms.stopped':
    'この番号からSTOPの返信があったため、{provider}はこの番号に送信しません。番号の持ち主がSTARTと送れば再開します。',
  'sms.unreachable': 'この番号はSMSを受信できません。',
  'sms.handset-off': '携帯電話の電源が切れているか、圏外です。',
  'sms.blocked': '通信事業者がこのSMSをブロックしています。',
  'sms.filtered': '通信事業者がこのSMSを迷惑メールと判断しました。',
  'sms.queue-full': '{provider}の送信待ちがいっぱいです。後でもう一度試してください。',
  'sms.rate-limited': '{provider}への要求が多すぎるため、待つように求められています。',
  'sms.congested': '通信事業者が混み合っているか、1日の上限に達しました。後でもう一度試してください。',
  'sms.daily-limit': 'この{provider}アカウントの1日の上限に達しました。',
  'sms.failed': 'SMSは届きませんでした({provider}のコード{detail})。',
  'sms.rejected': '{provider}がSMSを受け付けませんでした(コード{detail})。',
  'sms.unsent': '{provider}に接続できないため、SMSを送信しませんでした。',
  'sms.certificate':
    '{address}の証明書を信頼できないため、何も送信しませんでした。信頼できる証明書のあるアドレスか、自宅のネットワーク内ならhttp://を使ってください。',
  'sms.no-https':
    '{address}から応答はありますが、httpsではないため、何も送信しませんでした。自宅のネットワーク内なら、アドレスの先頭をhttp://にしてください。',
  'sms.unclear': '{provider}からはっきりした応答がありません。SMSが送信されたかどうかは、まだわかりません。',
  'sms.uncertain':
    '{provider}からはっきりした応答がなく、その後も得られませんでした。SMSは送信されたかもしれません。二重に届かないように、再送信はしません。',
  'sms.replies-unread':
    '1時間にわたり{provider}から返信を読み取れていないため、返信は送出されず、STOPも伝わりません。{provider}に接続できるか、そのログインでメッセージを読めるかを確認してください。',
  'sms.outdated':
    'このSMSは、すでに当てはまらない(充電、同期、接続、返信のいずれかが済んだ)か、この番号では不要になった(番号の変更、SMSの停止、STOPの返信、削除)か、1日以上遅れたため、送信しませんでした。',
  'sms.repeated':
    '同じ本文を10分以内にこの番号へ送ったため、もう一度は送信しませんでした。それでも送るには、SMSノードの「同じ内容も送信」にチェックを入れるか、msg.smsKeyを別の値にしてください。',
  'sms.cap-number':
    'この番号には24時間に{cap}通のSMSを送り、上限に達したため、送信しませんでした。フローのループを探すか、SMSアカウントの上限を上げてください。',
  'sms.cap-day':
    '24時間に{cap}通のSMSを送り、上限に達したため、送信しませんでした。フローのループを探すか、SMSアカウントの上限を上げてください。',
  'sms.cap-month':
    '今月は{cap}通のSMSを送り、上限に達したため、送信しませんでした。SMSアカウントの上限を上げるか、来月まで待ってください。',
  'sms.cap-refused':
    '24時間に拒否または破棄されたSMSが多すぎるため(送信できる数の10倍)、試しませんでした。catchノードの後ろなど、フローのループを探してください。',
  'sms.gateway-unreachable':
    'SMSを送る電話が1時間応答していません({provider})。電源、ネットワーク、アプリの動作を確認してください。',
  'sms.gateway-battery-low':
    'SMSを送る電話の残量が{level}%で、充電されていません。充電器につながないと、SMSを送れなくなります。',
  'sms.too-old': '長い間SMSを送信できなかったため、破棄しました。',

  'reply.ok': '了解しました。{what}の対応をお願いします。',
  'reply.later': '{what}: {when}にまたお知らせします。',
  'reply.pause':
    '{date}が終わるまで{who}のバッテリーは通知しません。心当たりがなければ管理者に連絡してください。',
  'reply.pause.most': 'SMSでの一時停止は7日までです。',
  'reply.nothing-open': 'あなたに届いたアラートで、対応待ちのものはありません。',
  'reply.battery.level': '{who} {device}: {level} ({age})',
  'reply.battery.none': 'バッテリー残量はわかっていません。',
  'reply.age.minutes': '{minutes}分前',
  'reply.age.hours': '{hours}時間前',
  'reply.age.days': '{days}日前',
  'reply.device': '{who}の{device}',
  'reply.more': '(ほか{count}件)',
  'reply.failed': 'SMSの返信で求められたことを実行できませんでした。',

  'http.address':
    'ゲートウェイのアドレスがないか、使えないアドレスです。SMSアカウントを開き、http://かhttps://で始まり、ユーザ、パスワード、{secret}などのプレースホルダーを含まないアドレスを入力して、デプロイしてください。',
  'http.secret':
    'SMSアカウントのヘッダーか本体に{secret}がありますが、シークレットがないか、送信できない文字を含んでいます。アカウントを開いて入力し、デプロイしてください。環境変数を使っている場合は、設定してからNode-REDを再起動してください。',
  'http.headers':
    'SMSアカウントのヘッダーを送信できません。JSONのオブジェクトで、値はそれぞれ英数字の文字列にしてください。{text}は使えません。認証のヘッダーには、シークレットそのものではなく{secret}を書いてください。',
  'http.body':
    'SMSアカウントの本体を送信できません。JSONのオブジェクトで、{to}と{text}を含め、パスワード、トークン、APIキーの代わりに{secret}を書いてください。フォームでは配列やオブジェクトは使えず、アドレスに入るGETでは{secret}は使えません。',
  'http.key':
    'SMSアカウントではゲートウェイがキーを受け取る設定ですが、ヘッダーにも本体にも{key}がありません。ゲートウェイが期待する場所に書くか、応答が失われた場合の動作を変えて、デプロイしてください。',
  'http.state':
    'SMSアカウントで、応答の中の状態の場所と、受け付けを示す語のうち、片方しか指定されていないため、何が受け付けられたかわかりません。両方を入力するか、両方を空にして、デプロイしてください。',
  'http.status-address':
    'SMSアカウントの状態確認アドレスを使えません。ゲートウェイのアドレスと同じ始まりで、{id}(その場合はメッセージIDの場所も入力)か{key}を含み、シークレットを含まず、状態の場所が入力されている必要があります。',
  'http.not-accepted': 'ゲートウェイがSMSを受け付けなかったと応答しました(状態{detail})。',
  'http.moved':
    'ゲートウェイのアドレスが変わったとの応答です(コード{detail})。新しいアドレスには何も送信していません。SMSアカウントに新しいアドレスを入力して、デプロイしてください。',
  'http.wrong-secret':
    'ゲートウェイがSMSアカウントのシークレットを受け付けませんでした(コード{detail})。正しいものを入力して、デプロイしてください。',
  'http.not-found':
    'SMSアカウントのアドレスでは、この方法でSMSを受け付けていません(コード{detail})。アドレスとメソッドを確認してください。',
  'http.unreached':
    '{address}から応答がありません。ゲートウェイの電源が入り、このネットワークにつながり、サーバが動いているか確認してください。',
  'http.lost': '{address}の応答を最後まで読めなかったため、SMSが送信されたかどうかわかりません。',
  'http.odd-status':
    'ゲートウェイで問題が起きたため(コード{detail})、SMSが送信されたかどうかわかりません。ゲートウェイを確認してください。',
  'http.unreadable':
    'ゲートウェイは応答しましたが、応答の{path}に何もないため、SMSが送信されたかどうかわかりません。応答の内容と、SMSアカウントで指定した場所を確認してください。',

  'sms-test.text': 'Node-REDからのテストです。この電話にSMSが届きます。',
  'sms-test.accepted': '{provider}が{to}へのSMSを受け付けました(状態{status})。電話を見てください。',
  'sms-test.accepted-by-next':
    '次のアカウントに移り、{provider}が{to}へのSMSを受け付けました(状態{status})。電話を見てください。',
  'sms-test.waits': '{why}SMSは待機中で、あと{minutes}分間試します。',
  'sms-test.slow': '{provider}がまだ応答していません。SMSの有効期間が終わるまで試します。',
  'sms-test.closed': 'その間にデプロイされました。SMSは、今デプロイされている設定で続けます。',
  'sms-test.not-deployed':
    'このアカウントはまだデプロイされていないか、無効になっています。テストはデプロイ済みのアカウントで行うので、先にデプロイしてください。',
  'sms-test.demo': 'これはデモの架空のメンバーの番号で、何も送信されません。自分の番号を入力してください。',

  'sms-gate.no-address': '電話のアドレスがないか、正しくありません。SMSアカウントを開いて入力してください。',
  'sms-gate.no-login':
    '電話のユーザかパスワードがありません。どちらもアプリに表示されます。SMSアカウントを開いて入力してください。',
  'sms-gate.no-device':
    'どの電話で送信するかをサーバに伝える必要があります。SMSアカウントを開いてデバイスIDを入力してください。入力しないと、再送が別の電話から送られるおそれがあります。',
  'sms-gate.unknown-device':
    'サーバがこのデバイスIDの電話をもう知らないため、SMSを送信しませんでした。SMSアカウントを開き、「検索」を押して電話を選び、デプロイしてください。',
  'sms-gate.no-devices':
    '自宅のネットワーク内の電話は、それ自体がデバイスです。デバイスIDは空にしてください。',
  'sms-gate.redirected':
    '電話のアドレスが別の場所に転送されていますが、パスワードはそこへ送りません。転送先のアドレスをSMSアカウントに入力してください。',
  'sms-gate.refused': '電話がSMSを受け付けませんでした。番号か本文に問題があります(コード{detail})。',
  'sms-gate.wrong-login': '電話のユーザかパスワードが間違っています。どちらもアプリに表示されます。',
  'sms-gate.not-permitted': 'このログインでは、電話からSMSを送信できません。',
  'sms-gate.not-there':
    '電話のアドレスで応答しているのはSMSGateではありません。アドレスが正しいか、サーバの場合はパスも含めて確認してください。',
  'sms-gate.unreached':
    '{address}の電話から応答がありません。電源が入り、このネットワークにつながり、アプリのローカルサーバがオンになっているか確認してください。',
  'sms-gate.generic':
    'AndroidがSMSを送信せず、理由もわかりません。SIMの残高不足や圏外のことがよくあります。その電話で手動で送ってみてください。',
  'sms-gate.no-sim':
    '送信する電話にそのSIMがありません。SMSアカウントの「SIM」と、電話のSIMを確認してください。',
  'sms-gate.server-unreached':
    'サーバが{address}で応答しないため、何も送信しませんでした。アドレスが正しいか、サーバが動いているかを確認してください。',
  'sms-gate.radio-off': '送信する電話が機内モードのため、SMSを送信できませんでした。',
  'sms-gate.no-service': '送信する電話が圏外のため、SMSを送信できませんでした。',
  'sms-gate.limit': 'Androidの制限(30分に約30通)により、今はこれ以上SMSを送信できません。',
  'sms-gate.fixed-dialling': '送信する電話のSIMは、決まった番号にしか送れません(発信先限定)。',

  'twilio.no-credentials':
    'SMSアカウントにAccount SIDかAuth tokenがありません。開いて入力し、デプロイしてください。環境変数を使っている場合は、設定してからNode-REDを再起動してください。(credentialSecretを変えたとき、またアカウントを削除して元に戻したとき、シークレットはNode-REDから失われます。)',
  'twilio.no-sender':
    'SMSアカウントに送信元の番号もMessaging Serviceもありません。開いてどちらかを入力し、デプロイしてください。環境変数を使っている場合は、設定してからNode-REDを再起動してください。',
  'twilio.region-and-edge':
    'Twilioでは、リージョンとエッジは両方指定するか、どちらも指定しません。SMSアカウントを開き、両方を入力するか両方を空にして、デプロイしてください。環境変数を使っている場合は、設定してからNode-REDを再起動してください。',
  'twilio.wrong-credentials':
    'TwilioがAccount SIDとトークンを受け付けないか、別のリージョンのものです。コンソールからもう一度コピーしてください。',
  'twilio.account-suspended':
    'Twilioアカウントが有効でないか、停止されています。Twilioのコンソールを確認してください。',
  'twilio.not-permitted':
    'このAPIキーではメッセージを送信できません。権限を与えるか、Auth tokenを使ってください。',
  'twilio.not-found': 'TwilioはこのAccount SIDを知りません。',
  'twilio.from-invalid': '送信元の番号がこのTwilioアカウントのものではないか、SMSを送信できません。',
  'twilio.country-not-enabled':
    'この国へのSMSが有効になっていません。TwilioのコンソールのMessaging、Geo permissionsを確認してください。',
  'twilio.unverified':
    'Twilioは、このアカウントからは確認済みの番号にしか送信しません(トライアルか、コンプライアンスプロファイルが未承認です)。コンソールで番号を確認するか、プロファイルを完成させてください。',
  'twilio.toll-free-unverified':
    'このフリーダイヤル番号はTwilioで確認されていません。コンソールで確認するか、別の送信元を使ってください。',
  'twilio.us-unregistered':
    '米国の番号は、送信の前に登録(A2P 10DLC)が必要です。Twilioのコンソールで登録するか、ntfyを使ってください。',
  'twilio.us-campaign':
    'この番号のA2P 10DLCキャンペーンが停止中か、審査中です。Twilioのコンソールを確認してください。',
  'twilio.personal-use':
    'Twilioでは、自分や友人、家族に送るための米国の番号は登録できません。ntfyなど、別の通知手段を使ってください。',
  'twilio.sender-not-registered':
    'この送信元はこの国に登録されていません。Twilioのコンソールを確認してください。',
  'twilio.messaging-service': 'Messaging Serviceが間違っているか、使える送信元がありません。',
  'twilio.pumping-protection':
    'Twilioが、SMS詐欺の疑いでブロックしました。MessagingのSMS pumping protectionを確認してください。',
  'twilio.callback-invalid':
    'Twilioが配信状況の通知先アドレスを受け付けません。公開アドレスを確認してください。',
  'twilio.loop': '2つの番号の間で30秒に15通を超えたため、Twilioがループを止めました。',

  'store.in-use':
    '別のNode-REDが同じフォルダ{folder}を使っています。どちらかを止めてください。何も変更していません。ほかにない場合、フォルダがファイルをロックできないネットワーク共有にあります。ローカルディスクに置いてください(settings.jsのfitbitConfigFolder)。',
  'store.no-locks':
    '{folder}のファイルシステムは、一部のネットワーク共有のように、ファイルをロックできません。フォルダをローカルディスクに置いてください(settings.jsのfitbitConfigFolder)。何も変更していません。',
  'store.folder':
    'settings.jsのfitbitConfigFolderがパスではありません。/data/storage/fitbitのように書くか、省略して、Node-REDを再起動してください。',
  'store.damaged':
    'ファイル{file}が壊れています。そのまま残してあります。バックアップと置き換えるか、別の場所に移して最初から始めてください。',
  'store.newer':
    'ファイル{file}は、このパレットの新しいバージョンで書かれています。パレットを更新してください。何も変更していません。',
  'store.moved':
    'ファイル{file}の内容は、データベースに移されています。settings.jsのfitbitConfigStoreにそのデータベースを書いて、Node-REDを再起動してください。',
  'store.foreign':
    'ファイル{file}はこのパレットのものではありません。別の場所に移してください。何も変更していません。',
  'store.key-missing':
    '保存した接続を開くためのファイル{file}がないか、間違っています。バックアップから戻してください。何も変更していません。',
  'store.disk-full':
    'ディスクがいっぱいで、{folder}に何も保存できません。空きを作ってください。次のチェックから自動的に続けます。',
  'store.disk-failing':
    '{folder}の読み書きに失敗しています。消耗したSDカードで起こることがあり、勝手に読み取り専用になることもあります。Node-REDを再起動してください(デプロイでは代わりになりません)。また起きる場合は、システムログ(dmesg)を確認してカードを交換してください。',
  'store.disk-failing.share':
    '{folder}のネットワーク共有の読み書きに失敗しています。接続を確認し、Node-REDを再起動してください(デプロイでは代わりになりません)。フォルダはローカルディスクに置くほうが確実です(settings.jsのfitbitConfigFolder)。',
  'store.read-only':
    '{folder}に書き込めません。権限と、読み取り専用でマウントされていないか(共有、ボリューム)を確認してください。どちらも問題なければ、カードが消耗して読み取り専用になった可能性があります(dmesgでわかります)。',
  'store.trouble':
    '{folder}の保存データを使えません({detail})。Node-REDを再起動してください。直らない場合は、バックアップと置き換えてください。',
  'store.no-driver':
    'この保存先にはパッケージpgが必要です。Node-REDのユーザーフォルダにインストールし(npm install pg)、Node-REDを再起動してください。',
  'store.address':
    'PostgreSQLデータベースのアドレスを読み取れません。postgres://user@host:5432/databaseのように書くか、パッケージpgが受け取るオブジェクトを指定してください。',
  'store.address.setting':
    'settings.jsのfitbitConfigStoreがPostgreSQLデータベースのアドレスではありません。postgres://user@host:5432/databaseのように書くか、パッケージpgが受け取るオブジェクトを指定して、Node-REDを再起動してください。パスワードの / ? # @ % は %2F %3F %23 %40 %25 と書くか、パスワードを環境変数FITBIT_CONFIG_STORE_PASSWORDで渡してください。',
  'store.key-missing.nowhere':
    'settings.jsのfitbitConfigStoreにデータベースが指定されていますが、接続を封印する鍵がありません。鍵を作り(openssl rand -base64 32)、すべてのNode-REDに環境変数FITBIT_CONFIG_STORE_KEYか、fitbitConfigStoreKeyFileで指定したファイルで渡して、Node-REDを再起動してください。',
  'store.key-missing.no-path':
    'settings.jsのfitbitConfigStoreKeyFileがパスではありません。鍵のファイルのパスを書いて、Node-REDを再起動してください。',
  'store.key-missing.unreadable':
    '保存先の鍵のファイル{file}を読み取れません({detail})。Node-REDが読めるように置くか、別のファイルを指定して(settings.jsのfitbitConfigStoreKeyFile)、Node-REDを再起動してください。',
  'store.key-missing.odd':
    '{place}に鍵がありません。鍵は32バイトで、base64か16進数で書きます。鍵を作るか(openssl rand -base64 32)、ほかのNode-REDの鍵をそのままコピーして、Node-REDを再起動してください。',
  'store.unreachable':
    'データベース{database}が応答しません({detail})。動作しているか、ここから接続できるかを確認してください。その後は自動的に続けます。',
  'store.denied':
    'データベース{database}がユーザーを拒否しました({detail})。ユーザー、パスワード、データベース名、権限を確認してください。',
  'store.denied.entry':
    'データベース{database}がユーザーを拒否しました({detail})。ユーザーとpg_hba.confの行を確認してください。TLSの接続だけを受け付ける場合(hostssl)は、settings.jsのfitbitConfigStoreにsslを設定し、Node-REDを再起動してください。',
  'store.denied.no-password':
    'データベース{database}はパスワードを求めていますが、パスワードがありません。環境変数FITBIT_CONFIG_STORE_PASSWORDでNode-REDに渡し、Node-REDを再起動してください。',
  'store.unreachable.full':
    'データベース{database}はこれ以上接続を受け付けません({detail})。Node-REDは1つにつき2つの接続を使います。max_connectionsかユーザーの上限を増やすか、ほかの接続を終了してください。その後は自動的に続けます。',
  'store.unreachable.no-tls':
    'settings.jsのfitbitConfigStoreはTLSを求めていますが、データベース{database}はTLSに対応していません。データベースで有効にしてください(postgresql.confでssl = on)。sslを省くのは同じマシンの場合だけにしてください。',
  'store.unreachable.untrusted':
    'データベース{database}の証明書は、ここでは信頼されていません({detail})。settings.jsのfitbitConfigStoreのssl.caに、署名した証明書(自己署名なら証明書そのもの)を設定し、Node-REDを再起動してください。',
  'store.unreachable.other-name':
    'データベース{database}の証明書は別のホストのものです({detail})。settings.jsのfitbitConfigStoreのホストを証明書のとおりに書くか、このホストの証明書を作り、Node-REDを再起動してください。',
  'store.unreachable.expired':
    'データベース{database}の証明書は現在有効ではありません({detail})。更新するか、このマシンの時計を合わせてください。',
  'store.disk-full.database':
    'データベース{database}のディスクがいっぱいで、何も保存できません。空きを作ってください。次のチェックから自動的に続けます。',
  'store.read-only.database':
    'データベース{database}に書き込めません。スタンバイのように読み取り専用です。プライマリサーバーのアドレスを指定してください。',
  'store.read-only.setting':
    'データベース{database}は変更を受け付けません。default_transaction_read_onlyがオンです。ディスクがいっぱいのときにこうする事業者があります。空きを作り、オフにしてください。その後は自動的に続けます。',
  'store.newer.database':
    'データベース{database}のテーブルは、このパレットの新しいバージョンで変更されています。ここでもパレットを更新してください。何も変更していません。',
  'store.moved.database':
    'データベース{database}の内容は、フォルダーに移されています。settings.jsからfitbitConfigStoreを削除して、Node-REDを再起動してください。',
  'store.foreign.database':
    'データベース{database}のスキーマfitbitはこのパレットのものではありません。名前を変えるか、別のデータベースを使ってください。何も変更していません。',
  'store.key-missing.database':
    'データベース{database}の鍵がないか、保存した接続を封印した鍵と違います。すべてのNode-REDに同じ鍵を設定してください。何も変更していません。',
  'store.unfit':
    'データベース{database}は使えません({detail})。PostgreSQL 14以降、エンコーディングUTF8が必要です。何も変更していません。',
  'store.not-durable':
    'データベース{database}は、まだ失われるかもしれないものを保存済みと答えます(synchronous_commitが{setting})。このユーザーでonにしてください(ALTER ROLE … SET synchronous_commit = on)。何も変更していません。',
  'store.uncertain':
    '保存中にデータベース{database}との接続が切れ、保存されたかどうかがわかりません。最後に行ったことを確認し、なければやり直してください。',
  'store.instance-late':
    'このNode-REDの応答が長く途絶えたため、実行しようとしていたことは別のNode-REDが引き継ぎました。',
  'store.contended':
    'ほかの処理が同じものを変更し続けたため、データベース{database}に保存できませんでした。もう一度お試しください。',
  'store.pooler':
    'データベース{database}の手前のプーラーは接続を共有し、そこで準備したものを忘れます({detail})。Node-REDをPostgreSQLに直接つなぐか、プーラーに覚えさせてください(PgBouncerのmax_prepared_statements)。',
  'store.trouble.database':
    'データベース{database}を使えません({detail})。Node-REDを再起動してください。直らない場合は、PostgreSQLのログを確認してください。',

  'web.port-taken': 'ポート{port}は別のプログラムが使用中のため、公開アドレスを提供していません。',
  'web.port-refused': '{bind}のポート{port}を使えないため({detail})、公開アドレスを提供していません。',
  'web.port-free': 'ポート{port}は空いています。次のデプロイから、または誰かの接続中に提供します。',
  'web.port-served': 'ポート{port}で提供中です。',
  'web.two-servers':
    '別のサービスがすでに{bind}:{port}で公開アドレスを提供しています。サーバは全体で1つなので、ここの設定は使いません。',
  'webhook.refused': '{address}から正しい署名のない通知が届いたため、拒否しました。',
  'web.path-not-allowed': 'パス{path}は使えません。/fitbit/で始める必要があり、使用済みの語もあります。',
  'web.path-taken': 'パス{path}は別のサービスが使用中です。「詳細設定」で別のパスにしてください。',
  'web.no-raw-body':
    'Node-REDのサーバは内部が変わったため、この用途に使えません。「専用のポート」を選んでください。',
  'web.auth-blocked':
    'httpNodeAuthが公開パスの手前にあります。サービスのダイアログで通過を許可するか、「専用のポート」を選んでください。',
  'web.editor-open':
    '公開アドレスがNode-RED自体につながっていて、エディタにログインがありません。このアドレスを知る人は誰でもエディタを開けます。',
  'web.no-http-node':
    'このNode-REDはHTTPノードを提供していません(httpNodeRootがfalse)。「専用のポート」を選んでください。',
  'signup.no-address':
    '公開アドレスがないと、ここで登録できません。サービスのダイアログで入力するか、代わりにエディタでメンバーを接続してください。',
  'signup.no-redirect':
    'サービスがこの公開アドレスをリダイレクト先として受け付けないため、ここで登録できません。サービスのダイアログで別のアドレスを入力するか、代わりにエディタでメンバーを接続してください。',
  'signup.no-invitation':
    '登録ページの合言葉がなくなりました。環境変数が空か未設定か、credentialSecretが変わっています。このままでは誰でも使えてしまうため、ページを閉じています。合言葉を入力し直してデプロイするか、環境変数を設定してNode-REDを再起動してください。',
  'signup.title': 'Fitbitのバッテリーアラート',
  'signup.intro':
    '自宅で小さなコンピュータを動かしている人が、あなたのFitbitやPixel Watchのバッテリーが切れる前にSMSでお知らせします。',
  'signup.intro.no-number':
    '自宅で小さなコンピュータを動かしている人が、あなたのFitbitやPixel Watchのバッテリーが切れる前にお知らせします。',
  'signup.what-is-read':
    '読み取るもの: デバイスのバッテリーと最後に同期した時刻。ほかは読み取りません。健康データも位置情報も読み取りません。',
  'signup.what-is-stored':
    '保存するもの(そのコンピュータの中だけ): 名前、番号、言語、{service}との接続(そのアカウントのIDとタイムゾーンを含む)、デバイスの名前、設定、バッテリー残量、お知らせした内容、SMS。番号とSMSはSMSサービスを通り、そのサービスも独自に記録します。',
  'signup.what-is-stored.no-number':
    '保存するもの(そのコンピュータの中だけ): 名前、言語、{service}との接続(そのアカウントのIDとタイムゾーンを含む)、デバイスの名前、設定、バッテリー残量、お知らせした内容。',
  'signup.what-is-read.webhooks':
    '読み取るもの: デバイスのバッテリーと最後に同期した時刻。{service}にはアクティビティへのアクセスも求めますが、新しい歩数があったことをこのコンピュータに知らせてもらうためだけで、歩数そのものは読み取りません。位置情報は求めません。',
  'signup.what-is-stored.webhooks':
    '{service}から知らされたこと(歩数が記録されたことと、その時刻)も、処理が済むまで保存します。',
  'signup.leave-any-time':
    'いつでも退会できます。退会すると、あなたに関するものはそのコンピュータからすべて削除されます。ただし、誤って何かが届かないように、番号とSMSのフィンガープリントとランダムなIDが最長3日間残ります。バックアップやSMSサービスの記録には、さらに多くのものがより長く残ることがあります。',
  'signup.leave-any-time.no-number':
    'いつでも退会できます。退会すると、あなたに関するものはそのコンピュータからすべて削除されます。ただし、誤って何かが送られないように、ランダムなIDと、あなたに関するSMSがあった場合はそのフィンガープリントが最長3日間残ります。バックアップには、さらに多くのものがより長く残ることがあります。',
  'signup.privacy.link': 'プライバシー: データの扱い',
  'signup.privacy.title': 'プライバシー',
  'signup.privacy.who': '責任者',
  'signup.privacy.who-text':
    'このページの管理者: {contact}。ソフトウェアの作者があなたのデータを受け取ることはありません。',
  'signup.privacy.who-unnamed':
    'このページのアドレスをあなたに送った、このページの管理者です。ここに連絡先は書かれていないので、登録の前に尋ねてください。ソフトウェアの作者があなたのデータを受け取ることはありません。',
  'signup.privacy.why': '目的と根拠',
  'signup.privacy.why-text':
    'デバイスのバッテリーが切れる前、または同期が止まったときにお知らせするためです。登録ページでのあなたの同意に基づいていて、同意はいつでも取り消せます。',
  'signup.privacy.what': '読み取るものと保存するもの',
  'signup.privacy.long': '保存期間',
  'signup.privacy.long-text':
    'バッテリー残量はデバイスごとに最長2年、減り方は直近8週間の1時間ごと、アラートは送り終えるまで、SMSは7日間、そのフィンガープリント(番号と本文)は1日、SMSへの返信は管理者に渡すまで、そのフィンガープリントは8日間、ほかはすべて退会するまで保存します。途中でやめた登録は1時間後に忘れられます。',
  'signup.privacy.long-number':
    'コードを送った番号のフィンガープリントは1日保存します。番号を変えた場合、前の番号のフィンガープリントは最長3日間、誰のものとも確認されていない番号からSTOPの返信があった場合、そのフィンガープリントはSTARTの返信があるまで保存します。',
  'signup.privacy.recipients': 'ほかに情報を受け取る相手',
  'signup.privacy.recipients-cloud':
    '{service}は、このコンピュータがあなたのデバイスについて問い合わせていることを知ります。{service}でのデータの扱いは、そのプライバシーポリシーに書かれています。',
  'signup.privacy.recipients-sms':
    'SMSサービスは、番号と各SMSの本文を受け取り、独自に記録します。別の国のこともあります。どのサービスを使うかはこのページの管理者が決めるので、尋ねてください。',
  'signup.privacy.recipients-flow':
    'このページの管理者は、アラートをほかの人にも送ったり、その写しを残したりでき、あなたの名前、バッテリー残量、設定を見ることができます。詳しくは管理者に尋ねてください。',
  'signup.privacy.rights': 'あなたの権利',
  'signup.privacy.rights-text':
    '登録後にリンクが届くあなた専用のページで、保存されている内容を見たり、退会したりできます。また、このページの管理者に、写し、訂正、削除、利用の制限を求めることができ、データ保護の監督機関に申し立てることもできます。{service}のアカウントでアクセスを取り消すこともできます。',
  'signup.contact': 'お問い合わせ: {contact}',
  'signup.name': '名前',
  'signup.name-hint': 'SMSに使います。例: AnnaのCharge 6は残量15%です。',
  'signup.number': '携帯電話番号',
  'signup.number-hint': '+と国番号を付けるか、国内でかけるときのとおりに。',
  'signup.invitation': '合言葉',
  'signup.consent': '上記の読み取りと保存に同意します。',
  'signup.continue': '{service}に進む',
  'signup.check.submit': '進む',
  'signup.check.title': '番号は合っていますか?',
  'signup.check.code': 'この番号にコードを、後でアラートを送信します:',
  'signup.check.text': 'この番号にアラートを送信します:',
  'signup.check.wrong':
    '先に進むまで、何も保存しません。自分の番号でない場合は、+と国番号を付けて書き直してください。',
  'signup.check.change': '書き直す',
  'signup.next':
    '次のページで、{service}が許可を求めます。チェックボックスが表示されたら、すべてにチェックを入れてください。',
  'signup.google-warning':
    'このアプリはGoogleで確認されていないという警告が出ることがあります。このページの管理者が確認を申請していないためです。続けるには「詳細」を選び、アプリに移動してください。',
  'signup.error.title': 'もう一度確かめてください:',
  'signup.error.name': '名前を60文字以内で入力してください。',
  'signup.error.number':
    'これは電話番号ではありません。+81 90 0000 0000のように国番号を付けて書いてください。',
  'signup.error.ambiguous-number':
    'どの番号かはっきりしません。+81 90 0000 0000のように+を付け、括弧付きの0を入れずに書いてください。',
  'signup.error.costly': 'この番号は追加料金がかかります。携帯電話番号を入力してください。',
  'signup.error.no-number': '携帯電話番号を入力してください。',
  'signup.error.country': 'この国の番号には、ここから送信できません。',
  'signup.error.invitation': '合言葉が違います。招待してくれた人に尋ねてください。',
  'signup.error.consent': '同意する場合はチェックを入れてください。同意がないと先に進めません。',
  'signup.error.form': 'ページを長く開きすぎたか、Cookieがありません。もう一度試してください。',
  'signup.busy': '今は利用者が多すぎます。1時間後にまた来てください。',
  'signup.full': '空きがありません。招待してくれた人に尋ねてください。',
  'signup.gone':
    'この登録は終わっています。1時間を過ぎたか、すでに完了しました。最初からやり直してください。',
  'signup.refused':
    '許可されなかったので、何も変わっていません。間違いの場合は、最初からやり直してください。',
  'signup.used':
    'このリンクは古すぎるか、使用済みです。もう一度開いたことで保存されたものはありません。今の許可は、{service}のアカウントで取り消せます。登録が終わっていなかった場合は、最初からやり直してください。',
  'signup.unticked':
    '{service}でバッテリーを読み取る許可が得られなかったので、何も変わっていません。最初からやり直し、チェックボックスが表示されたらすべてにチェックを入れてください。',
  'signup.not-linked':
    'このGoogleアカウントにはGoogle Healthのプロフィールがないか、FitbitアカウントがGoogleに移行されていません。Google Healthアプリ(旧Fitbit)にログインしてから、ここで最初からやり直してください。移行されなかったアカウントは、すでに削除されている可能性があります。',
  'signup.later':
    '今は{service}が正常に応答しないため、何も変わっていません。しばらくしてから最初からやり直してください。',
  'signup.tell-owner':
    'このページの管理者が設定を直すまで、先に進めません。次のことを伝えてください: 「{reason}」',
  'signup.expired': '10分を過ぎたので、何も変わっていません。最初からやり直してください。',
  'signup.other-browser':
    'この登録は別のブラウザで始められました。そちらで完了するか、ここで最初からやり直してください。',
  'signup.code-again-later':
    'この番号には1時間に3回コードを送りました。次のコードは1時間待ってから求めてください。',
  'signup.codes-used-up': '今日はこれ以上コードを送信できません。明日また来てください。',
  'signup.code.title': 'コードを入力',
  'signup.code.text': '6桁のコードを{number}に送信しました。10分間有効です。',
  'signup.code.label': 'コード',
  'signup.code.submit': '確認',
  'signup.code.again': 'コードを再送信',
  'signup.code.wrong': 'コードが違います。SMSをもう一度見てください。',
  'signup.code.no-code': 'コードは6桁の数字です。この入力は回数に数えません。',
  'signup.code.late': 'コードの有効期限が切れました。再送信してください。',
  'signup.code.used-up': '5回間違えました。コードを再送信してください。',
  'signup.code.sent': '別のコードを送信しました。',
  'signup.owner.title': 'もう少しです',
  'signup.owner.text':
    '接続しました。このページの管理者があなたの番号を確認すると、バッテリーのお知らせが始まります。設定の変更や退会のためのあなた専用のページは、後でもう一度登録すると開けます。',
  'signup.done.title': '完了しました',
  'signup.done.text': 'これからバッテリーについてお知らせします。',
  'signup.done.link': '設定の変更や退会ができる、あなた専用のページです。アドレスは人に教えないでください:',
  'signup.done.keep': '別途お送りすることはないので、控えておいてください。',
  'signup.done.reconnected': '以前の設定のまま、接続し直しました。',
  'signup.start-again': '最初からやり直す',
  'signup.failed.title': 'うまくいきませんでした',
  'page.store-trouble':
    '現在、問題が起きています。このページの管理者に伝えてください。管理者には原因がわかります。',
  'signup.forbidden.title': 'ここからは開けません',
  'signup.forbidden.text': 'お使いのネットワークからは、このページを開けません。',
  'answer.nothing-open': 'そのアラートは対応待ちではありません。充電されたか、誰にも通知していません。',
  'answer.demo-no-pause': 'デモには一時停止も「あとで」もありません。',
  'answer.until': 'msg.untilは、2026-12-24T18:00:00Zのような時刻にしてください。',
  'answer.alert-unsaid':
    'msg.actionは{action}です。どのアラートかをmsg.alertに、または誰のものかをmsg.personにID、名前、"everybody"で指定してください。',
  'answer.how-long': 'msg.hoursは0より大きい数値にしてください。',
  'answer.snooze': 'アラートを後回しにできるのは、今より先で、7日以内の時刻までです。',
  'answer.pause': '一時停止できるのは、今より先で、1年以内の時刻までです。',
  'answer.action-unknown': 'msg.actionの{action}は使えません。使えるのは次のものです: {known}',
  'answer.person-unsaid':
    'msg.actionは{action}です。誰のものかをmsg.personにID、名前、"everybody"で指定してください。',
  'answer.person-unknown':
    'このIDや名前のメンバーはいません。サービスのダイアログの一覧にいるメンバーか、"everybody"を指定してください。',
  'answer.person-ambiguous': 'この名前のメンバーは{count}人います。msg.personにIDで指定してください。',
  'answer.hours': 'msg.hours(どこまで遡るか)は、1から{most}までの数値にしてください。',
  'answer.too-many-people': '1回の回答で扱えるのは{most}人までです。msg.personで1人ずつ求めてください。',
  'answer.too-many-readings':
    '1回の回答で扱える測定値は{most}件までです。時間を短くするか、1人ずつ求めてください。',

  'picture.title': '{who}: {device}',
  'picture.now': '現在',
  'picture.level': '最新の測定値: {level}%',
  'picture.word': '最新の測定値: {word}(パーセントの残量なし)',
  'picture.empty': 'すでにほぼ空です。',
  'picture.low-between': '充電しなければ、{from}から{to}の間に{level}%になる見込みです。',
  'picture.low-before': '充電しなければ、{to}までに{level}%になる見込みです。',
  'picture.low-by-now': '充電していなければ、すでに{level}%になっている見込みです。',
  'picture.empty-between': '充電しなければ、{from}から{to}の間にほぼ空({level}%)になる見込みです。',
  'picture.empty-before': '充電しなければ、{to}までにほぼ空({level}%)になる見込みです。',
  'picture.empty-by-now': '充電していなければ、すでにほぼ空({level}%)になっている見込みです。',
  'picture.no-forecast': '今は予測がありません。',
  'picture.nothing': 'まだ測定値がありません。',
  'picture.legend': '破線: 今後の見込み。網掛け: 5回に4回はこの範囲に入ります。',
  'picture.legend.advice': '時刻の付いた縦線: 充電に適した時刻。',
  'alerts.title': '対応待ちのアラート',
  'alerts.none': '対応待ちのアラートはありません。',
  'alerts.more': 'ほかに{number}件あります。',
  'alerts.low': '残量低下',
  'alerts.critical': 'ほぼ空',
  'alerts.told': '{ago}に通知しました。',
  'alerts.told-often': '{ago}に初めて通知し、これまでに{times}回通知しました。',
  'alerts.held': '状況が変わらなければ、{when}に通知します。',
  'alerts.acknowledged': '対応中です。',
  'alerts.snoozed': '{when}まで後回しにしています。',
  'alerts.escalated': '{when}に次の人へ通知しました。',
  'alerts.next-reminder': '充電されなければ、{when}に再通知します。',
  'alerts.next-escalation': '充電されなければ、{when}に次の人へ通知します。',
  'alerts.acknowledge': '対応します',
  'alerts.later': 'あとで',
  'alerts.said.acknowledged': '対応中にしました。',
  'alerts.said.later': '後回しにしました。充電されなければ、後で再通知します。',
  'alerts.said.over': 'このアラートは、その間に終わりました。',
  'pause.everybody': '全員を一時停止',
  'pause.hint':
    'それまで、バッテリーについて誰にも通知しません。自動的に終わります。接続が切れたことは、一時停止中も通知します。',
  'pause.hint.own':
    'それまで、あなたのバッテリーについて誰にも通知しません。自動的に終わります。接続が切れたことは、一時停止中も通知します。',
  'pause.until': 'この日の終わりまで',
  'pause.pause': '一時停止',
  'pause.resume': '再開',
  'pause.paused': '{when}の終わりまで一時停止中です。',
  'pause.paused.time': '{when}まで一時停止中です。',
  'pause.said.paused': '一時停止しました。',
  'pause.said.resumed': '一時停止を終えました。アラートを再び通知します。',
  'pause.error': '今日から1年以内の日を選んでください。',

  'owner.title': '全員の一覧',
  'owner.no-link':
    'このリンクは使えないか、使えなくなりました。リンクをくれた人に、新しいものを求めてください。',
  'owner.not-served':
    '見守りページは公開アドレスで開きます。先にサービスのダイアログで入力して、デプロイしてください。',
  'owner.keep':
    'このページのアドレスを知る人は、あなたと同じものを見て、同じことができます。人に教えないでください。',
  'owner.people': 'メンバー',
  'owner.nobody': 'まだ誰もいません。',
  'owner.no-device': 'まだ残量がわかりません。',
  'owner.level-unknown': '残量不明',
  'owner.synced': '{ago}に同期',
  'owner.sync-unknown': '最後の同期は不明',
  'owner.standing.critical': 'ほぼ空',
  'owner.standing.low': '残量低下',
  'owner.standing.not-syncing': '同期なし',
  'owner.standing.retired': '未使用',
  'owner.need.no-client':
    'サービスの設定がなくなったため、何もチェックしていません。管理者に伝えてください。',
  'owner.need.reconnect': '接続が切れました。本人が接続し直す必要があります。',
  'owner.need.untold': 'アラートをSMSで送信できませんでした。管理者に伝えてください。',
  'owner.need.confirm': '携帯電話番号がまだ確認されていません。確認されるまで、何もチェックしません。',
  'owner.need.not-linked': 'どのウォッチを使っているか、まだわかりません。管理者に伝えてください。',
  'owner.need.cannot-check': 'チェックできていません。',
  'owner.page': '{page} / {pages}ページ',
  'owner.page-before': '前のページ',
  'owner.page-after': '次のページ',
  'owner.sms': '今月のSMS',
  'owner.sms-count': '{number}通',
  'owner.sms-of': '{number}通(上限{most}通)',

  'signup.me.title': 'あなたのページ',
  'signup.me.stored': '保存されている内容',
  'signup.me.name': '名前',
  'signup.me.number': '番号',
  'signup.me.no-number': 'なし',
  'signup.me.connection': '接続',
  'signup.me.connected-since': '{service}({day}から)',
  'signup.me.lost': '{service}(切断)',
  'signup.me.devices': 'デバイス',
  'signup.me.device': '{device}: {level}',
  'signup.me.unknown': '不明',
  'signup.me.readings': 'バッテリーの測定値',
  'signup.me.stopped':
    'この番号からSTOPの返信があったため、SMSは届きません。再び受け取るには、同じ番号にSTARTと送ってください。',
  'signup.me.settings': '設定',
  'signup.me.sms': 'SMSを受け取る',
  'signup.me.low': '次の残量を下回ったら通知(パーセント)',
  'signup.me.hours': '次の時間同期していなければ通知(時間)',
  'signup.me.advice': '早めに充電を提案する',
  'signup.me.advice-at': '充電を提案する時刻(現地時刻)',
  'signup.me.default': '管理者の設定を使う場合は、空のままにしてください。',
  'signup.me.default.low': '変えなければ{low}%です。その場合は空のままにしてください。',
  'signup.me.default.hours': '変えなければ{hours}時間です。その場合は空のままにしてください。',
  'signup.me.default.advice': '変えなければ{time}です。その場合は空のままにしてください。',
  'signup.me.quiet-from': '通知しない時間の始まり(現地時刻)',
  'signup.me.quiet-to': '終わり',
  'signup.me.quiet.hint':
    'その間の通知は、終わってからも当てはまれば送ります。管理者の設定を使う場合は、両方を空のままにしてください。同じ時刻を2つ入れると、通知しない時間はなくなります。',
  'signup.me.default.quiet':
    'その間の通知は、終わってからも当てはまれば送ります。変えなければ{from}から{to}までです。その場合は両方を空のままにしてください。同じ時刻を2つ入れると、通知しない時間はなくなります。',
  'signup.me.default.no-quiet':
    'その間の通知は、終わってからも当てはまれば送ります。両方を入れなければ、通知しない時間はありません。',
  'signup.me.critical': 'ほぼ空のときは、その間でも通知する',
  'signup.me.error.quiet': '22:00と07:00のように時刻を2つ入れるか、両方を空にしてください。',
  'signup.me.save': '保存',
  'signup.me.saved': '保存しました。',
  'signup.me.other-number': '名前や番号を変えるには、同じアカウントでもう一度登録してください。',
  'signup.me.error.low': '1から100までの整数を入れるか、空にしてください。',
  'signup.me.error.hours': '1から720までの整数を入れるか、空にしてください。',
  'signup.me.error.advice': '20:00のような時刻を入れるか、空にしてください。',
  'signup.me.leave': '退会',
  'signup.me.leave-text': '{service}との接続を終え、ここにある名前、番号、接続、履歴を削除します。',
  'signup.me.leave-sure': 'はい、私に関するものをすべて削除します',
  'signup.me.leave-submit': '退会する',
  'signup.me.left.title': '退会しました',
  'signup.me.left.text':
    'プライバシーの説明にあるものを除き、あなたに関するものをすべてここから削除し、{service}との接続を終えました。',
  'signup.me.left.not-revoked':
    'プライバシーの説明にあるものを除き、あなたに関するものをすべてここから削除しました。{service}には伝えられなかったので、そちらのアカウントでアプリを削除してください。',
  'signup.me.not-found':
    'このリンクは無効になりました。登録ページからもう一度ログインすると、新しいリンクを受け取れます。',
  'signup.me.error.sure': '本当に退会する場合は、チェックを入れてください。',
  'signup.done.new-link': 'これは新しいリンクです。以前のリンクは使えなくなりました。',
  'signup.sms.code': '{title}のコードは{code}です。心当たりがなければ何もしないでください。',
  'signup.sms.code-known':
    'この番号で{title}への登録がありました。ご本人ならコードは{code}です。心当たりがなければ何もしないでください。',
  'signup.sms.welcome':
    '{who}の登録が完了しました。残量が減るとSMSでお知らせします({title})。専用ページ(退会もこちら): {link}',

  'signup.by-msg.title': 'ウォッチのバッテリーアラート',
  'signup.by-msg.intro':
    '自宅で小さなコンピュータを動かしている人が、あなたのウォッチのバッテリーが切れる前にSMSでお知らせします。',
  'signup.by-msg.intro.no-number':
    '自宅で小さなコンピュータを動かしている人が、あなたのウォッチのバッテリーが切れる前にお知らせします。',
  'signup.by-msg.what-is-read':
    '届くもの: このページの管理者があなたと決めた経路で届く、ウォッチのバッテリー残量と、最後に届いた時刻。あなたのアカウントに問い合わせることはありません。',
  'signup.by-msg.what-is-stored':
    '保存するもの(そのコンピュータの中だけ): 名前、番号、言語、デバイスの名前、設定、バッテリー残量、お知らせした内容、SMS。番号とSMSはSMSサービスを通り、そのサービスも独自に記録します。',
  'signup.by-msg.what-is-stored.no-number':
    '保存するもの(そのコンピュータの中だけ): 名前、言語、デバイスの名前、設定、バッテリー残量、お知らせした内容。',
  'signup.by-msg.recipients':
    'ウォッチの残量がどの経路で届き、途中でほかに誰が見るかは、このページの管理者に尋ねてください。',
  'signup.by-msg.rights':
    '登録後にリンクが届くあなた専用のページで、保存されている内容を見たり、退会したりできます。また、このページの管理者に、写し、訂正、削除、利用の制限を求めることができ、データ保護の監督機関に申し立てることもできます。',
  'signup.by-msg.next': 'その後、このページの管理者が、どのウォッチがあなたのものかを指定します。',
  'signup.by-msg.owner':
    'このページの管理者が、あなたの番号を確認し、初めての場合はどのウォッチがあなたのものかを指定する必要があります。管理者に伝えてください。1週間そのままだと、登録は忘れられます。その後、バッテリーのお知らせが始まり、あなた専用のページのリンクが番号に届きます。',
  'signup.by-msg.done':
    'このページの管理者が、どのウォッチがあなたのものかを指定すると、バッテリーのお知らせが始まります。',
  'signup.by-msg.week': '管理者に伝えてください。番号のない登録は、1週間そのままだと忘れられます。',
  'signup.by-msg.known':
    'すでに登録済みで、設定は以前のままです。このページの管理者が、どのウォッチがあなたのものかを指定すると、バッテリーのお知らせが始まります。',
  'signup.by-msg.long-text':
    'バッテリー残量はデバイスごとに最長2年、減り方は直近8週間の1時間ごと、アラートは送り終えるまで、SMSは7日間、そのフィンガープリント(番号と本文)は1日、SMSへの返信は管理者に渡すまで、そのフィンガープリントは8日間、ほかはすべて退会するまで保存します。途中でやめた登録は1時間後に、コードで番号が確認されず誰も見ない登録は1週間後に忘れられます。退会しても、ウォッチの残量によってあなたが再び追加されないように、ウォッチの識別に使っていた名前のフィンガープリントが残ります。',
  'signup.by-msg.leave-any-time':
    'いつでも退会できます。退会すると、あなたに関するものはそのコンピュータからすべて削除されます。ただし、ウォッチの残量によってあなたが再び追加されないように、ウォッチの識別に使っていた名前のフィンガープリントが残り、誤って何かが届かないように、番号とSMSのフィンガープリントとランダムなIDが最長3日間残ります。バックアップやSMSサービスの記録には、さらに多くのものがより長く残ることがあります。',
  'signup.by-msg.leave-any-time.no-number':
    'いつでも退会できます。退会すると、あなたに関するものはそのコンピュータからすべて削除されます。ただし、ウォッチの残量によってあなたが再び追加されないように、ウォッチの識別に使っていた名前のフィンガープリントが残り、誤って何かが送られないように、ランダムなIDと、あなたに関するSMSがあった場合はそのフィンガープリントが最長3日間残ります。バックアップには、さらに多くのものがより長く残ることがあります。',
  'signup.by-msg.since': '{day}から',
  'signup.by-msg.other-number': '名前や番号を変えるには、このページの管理者に伝えてください。',
  'signup.by-msg.leave': 'ここにある名前、番号、履歴を削除します。',
  'signup.by-msg.left':
    'プライバシーの説明にあるものを除き、あなたに関するものをすべてここから削除しました。',
  'signup.by-msg.not-found':
    'このリンクは無効になりました。同じ名前と番号でもう一度登録すると、新しいリンクを受け取れます。',

  'internal.trouble': '予期しない問題が起きました({detail})。報告をお願いします。',
  'palette.unreadable':
    'パレットのファイルがないか、読み取れません({detail})。パレットをインストールし直し、Node-REDを再起動してください。',
};

export const replyWords: ReplyWords = {
  ok: [
    ...[
      'OKです',
      'okしました',
      'オーケー',
      'オッケー',
      'オッケーです',
      'オッケ',
      'おけ',
      'おk',
      'おっけー',
      'はい',
      'はーい',
      'うん',
      'ハイ',
    ],
    ...[
      '了解',
      '了解です',
      '了解しました',
      '了解いたしました',
      '了解致しました',
      'りょうかい',
      'りょうかいです',
      'りょ',
      '了',
    ],
    ...[
      '承知',
      '承知です',
      '承知しました',
      '承知いたしました',
      '承知致しました',
      '承りました',
      'かしこまりました',
    ],
    ...['わかった', '分かった', 'わかりました', '分かりました', '大丈夫', '大丈夫です', 'だいじょうぶ'],
    ...[
      'やります',
      'やる',
      'やりました',
      '対応',
      '対応中',
      '対応中です',
      '対応します',
      '対応済み',
      '対応済',
      '対応しました',
    ],
    ...[
      '充電します',
      '充電する',
      '充電した',
      '充電しました',
      '充電中',
      '充電中です',
      '充電しておきます',
      '充電しています',
      '充電してます',
      '充電開始',
      '充電済み',
      '充電済みです',
      '充電しとく',
    ],
    ...['確認', '確認しました', '完了', '完了しました', '済み', 'まかせて', '任せて'],
  ],
  later: [
    ...[
      'あとで',
      '後で',
      '後で通知',
      'あとでやる',
      '後でやる',
      'あとでやります',
      'あとで充電します',
      '後で充電します',
      '後でやります',
      'あとにして',
      '後にして',
    ],
    ...[
      'あとから',
      '後から',
      '後ほど',
      'のちほど',
      '後回し',
      'スヌーズ',
      'リマインド',
      'リマインダー',
      // Behind a number: 6時間後。
      '後',
      '後に',
      '後に通知',
      '後に通知して',
      '後にお願いします',
      'また後で',
      'またあとで',
    ],
    ...[
      '今は無理',
      '今は無理です',
      '今むり',
      '今無理',
      '今はだめ',
      '今はダメ',
      '今はできない',
      '今はできません',
      'いまは無理',
    ],
  ],
  pause: [
    ...['一時停止', '一時停止して', 'ポーズ', '休止', '休み', '休暇', '休暇中', '旅行', '旅行中'],
    ...['ミュート', '静かに', '静かにして', '通知オフ', '通知停止'],
  ],
  battery: [
    ...[
      'バッテリー',
      'バッテリ',
      'バッテリー残量',
      'バッテリ残量',
      'バッテリー状態',
      'バッテリーは',
      '電池',
      '電池残量',
      '電池は',
    ],
    ...[
      'でんち',
      '残量',
      '残量は',
      '残量確認',
      'ざんりょう',
      '充電状況',
      '充電は',
      '状態',
      '状況',
      'ステータス',
    ],
  ],
  stop: [
    ...[
      '停止',
      '配信停止',
      '送信停止',
      '停止して',
      '停止してください',
      '停止希望',
      'ストップ',
      '止めて',
      'とめて',
      '止めてください',
    ],
    ...[
      'やめて',
      'やめてください',
      '登録解除',
      '配信解除',
      '退会',
      '退会します',
      '配信不要',
      '通知不要',
      'SMS停止',
      'SMS不要',
      '受信拒否',
    ],
  ],
  start: ['開始', '再開', '配信開始', '配信再開', '送信再開', 'スタート', 'SMS再開', '停止解除'],
  thanks: [
    ...[
      'ありがとう',
      'ありがとうございます',
      'ありがとうございました',
      '有難う',
      '有り難う',
      '有難うございます',
      'ありがと',
      'あざす',
    ],
    ...[
      'サンキュー',
      'どうも',
      '感謝',
      '感謝します',
      'お願いします',
      'おねがいします',
      'お願い',
      'よろしく',
      'よろしくお願いします',
    ],
    ...['宜しくお願いします', 'すみません', '助かります', '助かる'],
  ],
  hours: ['時間', 'じかん'],
  days: ['日', '日間'],
  weeks: ['週', '週間'],
};
