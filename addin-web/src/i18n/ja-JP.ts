import type { Messages } from './en-US.ts';
import { formatFor } from './format.ts';

const format = formatFor('ja-JP');

/** 日本語。 */
export const messages: Messages = {
  format,
  productName: '163 SMTP Email Sender',
  back: '戻る',
  opensNewWindow: '（新しいウィンドウで開きます）',

  connecting: 'Outlook に接続しています…',
  notLoaded: {
    title: 'Outlook から応答がありません',
    text: 'Outlook アドインに必要なファイルを読み込めなかったか、Outlook の応答に時間がかかりすぎました。メールは送信されていません。',
    remedy:
      'このウィンドウを閉じて、もう一度開いてください。それでも直らない場合は、appsforoffice.microsoft.com と ajax.aspnetcdn.com がネットワークでブロックされていないかご確認ください。',
  },
  outsideOutlook: {
    title: 'Outlook の中でお使いください',
    text: 'Outlook で開いている下書きを送信するものなので、ブラウザーのタブだけでは使えません。',
    remedy:
      'Outlook で新しいメールを作成し、リボンの「163 で送信」を選んでください。Microsoft 365 と Outlook.com のメールボックスで使えます。Outlook に追加した 163 のメールボックスではアドインは動きません。',
  },
  noDraft: '開いている下書きがありません。新規メール、返信、転送を作成すると、ここに表示されます。',
  serverAway: 'アドインのサービスに接続できないため、現在は送信できません。',
  tryAgain: 'もう一度試す',

  consent: {
    title: '最初のメールを送る前に',
    changedTitle: 'プライバシー ポリシーが変わりました',
    text: 'このアドインは、下書きを 163 のアドレスと認証コードとともに専用のサーバーへ渡します。サーバーは暗号化された接続で 163 に届け、その後はすべて破棄します。保存も第三者への提供も行いません。',
    changedText: '次のメールを送る前に、変更点をお読みください。',
    policy: 'プライバシー ポリシーを読む',
    agree: '同意して続ける',
    needed: '先にプライバシー ポリシーに同意してください。',
    notKept: 'Outlook が同意を記憶できませんでした。このまま使えますが、次回もう一度確認します。',
  },

  account: {
    title: '163 のアカウント',
    address: '163 のアドレス',
    addressHint: '受信者には、このアドレスが差出人として表示されます。',
    addressMissing: '163 のアドレスを入力してください。',
    addressWrong: '163.com のアドレスではありません。name@163.com のような形です。',
    code: '認証コード',
    codeHint: 'Web のパスワードではなく、163 がメールソフト用に発行するコードです。',
    codeMissing: '認証コードを入力してください。',
    codeCharacters: '認証コードは半角の英字と数字だけです。もう一度コピーしてください。',
    codeShape: '認証コードは通常 16 文字の英数字です。Web のパスワードではありませんか？',
    show: 'コードを表示',
    hide: 'コードを隠す',
    check: '確認',
    checking: '163 に確認しています…',
    accepted: '163 がアドレスとコードを確認しました。',
    guide: 'コードの取得方法',
    forget: '今すぐ消去',
    forgotten: 'アドレスとコードを消去しました。',
    kept: 'メールを送信するか、このウィンドウを閉じるまで、メモリーにだけ置かれます。',
  },

  draft: {
    title: '送信する内容',
    reading: '下書きを読み込んでいます…',
    again: '読み込み直す',
    unreadable: 'Outlook から下書き全体を受け取れませんでした。受け取れるまで送信できません。',
    from: '差出人',
    fromMissing: '163 のアドレス',
    notFromOutlook: (address) => `Outlook のアドレス ${address} は使われません。`,
    to: '宛先',
    cc: 'CC',
    bcc: 'BCC',
    nobody: '未入力',
    showAll: (n) => `${format.number(n)} 件すべて表示`,
    showFewer: '折りたたむ',
    subject: '件名',
    noSubject: '件名なし',
    kind: '種類',
    kinds: { newMail: '新規メール', reply: '返信', forward: '転送' },
    attachments: '添付ファイル',
    noAttachments: 'なし',
    total: (n, bytes) => `${format.number(n)} 個、合計 ${format.size(bytes)}`,
    pictures: '本文中の画像',
    pictureCount: (n) => `${format.number(n)} 枚`,
    importance: '重要度',
    file: (type, bytes) => (type === '' ? format.size(bytes) : `${type}、${format.size(bytes)}`),
  },

  checks: {
    title: '送信前の確認',
    error: '修正が必要です',
    warning: 'ご確認ください',
    sendingElsewhere: '別のウィンドウがメールを送信しています。終わるまでお待ちください。',
    appointment: 'これは会議です。163 で送れるのはメールだけなので、新しいメールを作成してください。',
    protectedItem:
      'このメールは暗号化、署名、または保護されています。163 で送ると保護が失われるか、相手が開けません。可能なら Outlook で保護を解除し、そうでなければ Outlook から送信してください。',
    noRecipients: '受信者がいません。宛先、CC、BCC のいずれかに追加してください。',
    tooManyRecipients: (n, limit) =>
      `受信者が ${format.number(n)} 人で多すぎます。上限は ${format.number(limit)} 人です。分けて送信してください。`,
    badAddresses: (names) =>
      `メールアドレスとして正しくありません：${format.list(names)}。修正するか削除してください。`,
    controlCharacters: (names) => `見えない制御文字が含まれています：${format.list(names)}。入力し直してください。`,
    subjectTooLong: (limit) => `件名が ${format.number(limit)} 文字を超えています。短くしてください。`,
    refusedTypes: (names) =>
      `163 が受け付けない種類のファイルです：${format.list(names)}。ZIP ファイルにまとめるか、リンクで共有してください。`,
    cloudAttachments: (names) =>
      `クラウド上のファイルへのリンクだけです：${format.list(names)}。Outlook で「コピーとして添付」を選ぶか、リンクを本文に書いてください。`,
    tooLarge: (bytes, limit) =>
      `添付ファイルは合計 ${format.size(bytes)} で、上限の ${format.size(limit)} を超えています。減らすか、リンクで共有してください。`,
    tooManyAttachments: (n, limit) =>
      `添付ファイルが ${format.number(n)} 個で多すぎます。上限は ${format.number(limit)} 個です。ZIP ファイルにまとめてください。`,
    emptyAttachments: (names) =>
      `Outlook から渡されたファイルが空です：${format.list(names)}。添付し直してください。組織の設定で制限されている可能性もあります。`,
    changedAttachments: (names) =>
      `ファイルの大きさが Outlook の表示と違います：${format.list(names)}。途中で置き換えられた可能性があるので、開いてお確かめください。`,
    emptySubject: '件名が空です。件名のないメールは迷惑メールと判定されやすくなります。',
    emptyBody: '本文が空です。',
    forgottenAttachment: '本文に添付とありますが、添付ファイルがありません。',
    missingPictures: (n) =>
      `本文の画像 ${format.number(n)} 枚が見つかりません。受信者には空の枠が表示されます。挿入し直してください。`,
    onlyTest:
      '「テスト」だけのメールは、163 に迷惑メールとして拒否されることがよくあります。普通の文を書いてください。',
    delayed: (until) => `Outlook では ${format.dateTime(until)} に送信する設定ですが、163 では今すぐ送信されます。`,
    alreadySent: 'この下書きは 163 ですでに送信されています。もう一度送ると、受信者全員に 2 通目が届きます。',
    sendUnknown:
      'この下書きの送信は以前に始まりましたが、結果がわかりません。先に mail.163.com の送信済みフォルダー（已发送）をご確認ください。',
  },

  options: {
    title: 'オプション',
    replyTo: '返信先',
    replyToAccount: '163 のアドレス',
    replyToOutlook: (address) => (address === '' ? 'Outlook のアドレス' : `Outlook のアドレス（${address}）`),
    displayName: '受信者に表示される名前',
    displayNameHint: '省略できます。省略するとアドレスだけが表示されます。',
    importance: '重要度',
    importanceHint: '下書きの重要度は Outlook からアドインに伝わらないため、ここで選んでください。',
    importances: { low: '低', normal: '標準', high: '高' },
    readReceipt: '開封確認を求める',
    undo: '取り消せる時間',
    undoSeconds: (n) => (n === 0 ? 'なし' : `${format.number(n)} 秒`),
  },

  sending: {
    send: '163 で送信',
    sendAnyway: 'このまま送信',
    cancel: 'キャンセル',
    undo: '取り消す',
    dontSend: '送信しない',
    askTitle: 'このまま送信しますか？',
    blockedTitle: 'まだ送信していません',
    checking: '下書きを確認しています…',
    counting: (n) => `${format.number(n)} 秒後に送信します`,
    reading: '添付ファイルを読み込んでいます…',
    readingDetail: (done, of) => `${format.number(done)} / ${format.number(of)}`,
    preparing: 'メールを準備しています…',
    uploading: 'メールをアップロードしています…',
    uploaded: (loaded, total) => `${format.size(loaded)} / ${format.size(total)}`,
    waiting: '163 がメールを確認しています。もうキャンセルできません。',
    progress: '送信の進み具合',
    elsewhere: '別の下書きをまだ送信しています。終わるとこの下書きも送信できます。',
    other: {
      sent: '前に開いていた下書きは 163 から送信されました。',
      notSent: '前に開いていた下書きは送信されていません。誰にも届いていません。',
      unknown:
        '前に開いていた下書きが送信されたかどうかわかりません。mail.163.com の送信済みフォルダー（已发送）をご確認ください。',
    },
    cancelled: 'キャンセルしました。誰にも送信されていません。',
    cancelledUnknown:
      'キャンセルが間に合わず、メール全体が 163 に届いた可能性があります。もう一度送る前に、mail.163.com の送信済みフォルダー（已发送）をご確認ください。',
    noteStarted:
      '163 で送信しています。この表示が消えないときは、再送信の前に 163 の送信済みフォルダーをご確認ください。',
    noteSent: '163 で送信しました。もう一度送る必要はありません。',
  },

  sent: {
    title: (n) => `${format.number(n)} 人に送信しました`,
    text: (time) => `163 が ${format.time(time)} にメールを受け付けました。`,
    queueId: '163 の受付番号',
    copy: 'コピー',
    copied: 'コピーしました',
    notCopied: '文字を選択してコピーしてください。',
    forgotten: '認証コードとメールの内容をメモリーから消去しました。',
    draftLeft: '下書きはまだ Outlook で開いています。もう必要ありません。',
    discard: '下書きを破棄',
    discardHint: 'Outlook が下書きを閉じ、このウィンドウも閉じます。',
    discardFailed: 'Outlook が下書きを破棄できませんでした。メッセージのウィンドウを閉じて「破棄」を選んでください。',
    cannotDiscard:
      'この Outlook では、アドインから下書きを破棄できません。メッセージのウィンドウを閉じて「破棄」を選んでください。',
    keep: '下書きを残す',
    count: (n) => `このセッションで ${format.number(n)} 通送信しました`,
  },

  failure: {
    title: '送信されていません',
    unknownTitle: '送信されたかどうかわかりません',
    nothingDelivered: '誰にも届いていません。',
    deliveryUnknown:
      '先に mail.163.com を開き、送信済みフォルダー（已发送）をご確認ください。そこにメールがない場合にだけ、もう一度送信してください。',
    retryLater: (seconds) =>
      seconds < 90
        ? `${format.number(Math.ceil(seconds))} 秒後にもう一度お試しください。`
        : `${format.number(Math.ceil(seconds / 60))} 分後にもう一度お試しください。`,
    refusedRecipients: '拒否されたアドレス',
    unreadable: '添付ファイル',
    fields: '項目',
    reply: '163 の応答',
    details: 'サポート用の情報',
    detailsHint: 'アドレス、件名、本文、ファイル名は含まれません。',
    copyDetails: '情報をコピー',
    codes: {
      invalid_request: {
        happened: 'メールの中に、サービスが受け付けられないものがありました。',
        todo: '受信者、件名、添付ファイル名に特殊な文字がないかご確認ください。問題がなければ、サポート用の情報をお送りください。',
      },
      unauthorized: {
        happened: 'このサービスにサインインしていないか、サインインの期限が切れています。',
        todo: 'もう一度送信し、求められたらサインインしてください。',
      },
      forbidden: {
        happened: 'お使いのアカウントでは、このサービスを利用できません。',
        todo: 'アドインを導入した管理者にお問い合わせください。',
      },
      not_found: {
        happened: 'サービスがこの要求を認識できません。',
        todo: '画面が古い可能性があります。閉じてから開き直してください。',
      },
      method_not_allowed: {
        happened: 'サービスがこの要求を受け付けません。',
        todo: '画面が古い可能性があります。閉じてから開き直してください。',
      },
      upload_stalled: {
        happened: 'アップロードが長い間止まっていました。',
        todo: '接続を確認してもう一度送信するか、添付ファイルを小さくしてください。',
      },
      payload_too_large: {
        happened: '添付ファイルの大きさか受信者の数が、このサービスの上限を超えています。',
        todo: '添付ファイルを減らすか、何回かに分けて送信してください。',
      },
      unsupported_media_type: {
        happened: 'サービスがこの種類の要求を受け付けません。',
        todo: '画面が古い可能性があります。閉じてから開き直してください。',
      },
      rate_limited: {
        happened: '短い時間に送信またはサインインの回数が多すぎました。',
        todo: '少し待ってからもう一度お試しください。',
      },
      authentication_failed: {
        happened: '163 がアドレスと認証コードを受け付けませんでした。',
        todo: 'Web のパスワードではなく認証コードを使ってください。わからない場合は、163 の設定で新しいコードを作成してください。',
      },
      smtp_disabled: {
        happened: 'この 163 アカウントで SMTP が有効になっていないか、163 が送信を一時的に止めています。',
        todo: '163 の Web 設定で IMAP/SMTP を有効にし、新しいコードを作成してください。以前は送れていた場合は、Web から 1 通送り、1 日待ってください。',
      },
      sender_refused: {
        happened: '163 がこのアカウントの送信を許可していません。',
        todo: 'mail.163.com にサインインして表示を確認し、制限されている場合は NetEase にお問い合わせください。',
      },
      recipients_refused: {
        happened: '163 が一部の受信者を拒否したため、メールは誰にも届いていません。',
        todo: '該当するアドレスを修正または削除して、もう一度送信してください。',
      },
      content_refused: {
        happened: '163 が内容を迷惑メールと判定しました。',
        todo: '件名と本文を変え、リンクを外し、もう少し長く書いて、後でお試しください。同じメールの再送信では解決しません。',
      },
      attachment_refused: {
        happened: '163 はこの種類の添付ファイルを受け付けません。',
        todo: 'ZIP ファイルにまとめるか、リンクで共有してください。',
      },
      message_too_large: {
        happened: '163 の上限に対してメールが大きすぎます。',
        todo: '添付ファイルを減らすか、リンクで共有してください。',
      },
      quota_exceeded: {
        happened: 'このアカウントは 163 の送信上限に達しました。',
        todo: '解除されるまでお待ちください。短時間の上限は約 15 分後、1 日の上限は翌日に解除されます。',
      },
      temporarily_refused: {
        happened: '163 が今はメールを受け付けられませんでした。',
        todo: 'メールに問題はありません。後でもう一度お試しください。',
      },
      relay_paused: {
        happened: '163 が現在このサービスからの接続を拒否しているため、送信をすべて休止しています。',
        todo: '後でもう一度お試しください。変更していただくことはありません。',
      },
      overloaded: {
        happened: '現在このサービスで送信中のメールが多すぎます。',
        todo: '少し待ってからもう一度お試しください。',
      },
      untrusted_server: {
        happened: '163 への接続が安全だと確認できなかったため、接続しませんでした。',
        todo: '後でもう一度お試しください。続く場合は、途中で何かが干渉している可能性があるのでお知らせください。',
      },
      unreachable: {
        happened: '163 のメールサーバーに接続できないか、接続が切れました。',
        todo: '少し待ってからもう一度お試しください。',
      },
      protocol_error: {
        happened: '163 のメールサーバーから理解できない応答がありました。',
        todo: '後でもう一度お試しください。再び起きる場合は、サポート用の情報をお送りください。',
      },
      timed_out: {
        happened: '163 のメールサーバーが時間内に応答しませんでした。',
        todo: '少し待ってからもう一度お試しください。',
      },
      delivery_unknown: {
        happened: 'メール全体を 163 に渡した後、確認を受け取る前に接続が切れました。',
        todo: 'メールは送信された可能性があります。',
      },
      refused: {
        happened: '163 がメールを拒否しました。',
        todo: '下の 163 の応答を読み、指摘された点を変更してください。',
      },
      internal_error: {
        happened: 'サービスの内部で問題が起きました。',
        todo: 'もう一度お試しください。再び起きる場合は、サポート用の情報をお送りください。',
      },
      server_unreachable: {
        happened: 'アドインのサービスに接続できないか、アップロード中に接続が切れました。',
        todo: 'インターネット接続を確認して、もう一度お試しください。',
      },
      answer_lost: {
        happened: 'メールのアップロード後に、サービスとの接続が切れました。',
        todo: 'メールは送信された可能性があります。',
      },
      unexpected_answer: {
        happened: 'サービスの代わりに、ネットワーク上の別のものが応答しました。',
        todo: 'プロキシやファイアウォールが原因かもしれません。別のネットワークでお試しください。',
      },
      draft_unreadable: {
        happened: 'Outlook から下書きを受け取れませんでした。',
        todo: '下書きをクリックし、少し待ってからもう一度お試しください。',
      },
      attachment_unreadable: {
        happened: 'Outlook から添付ファイルの内容を受け取れませんでした。',
        todo: '読み込みが終わるまで待つか、削除して添付し直してください。',
      },
      sign_in_failed: {
        happened: 'サインインが完了しませんでした。',
        todo: 'もう一度試し、サインインのウィンドウを許可してください。',
      },
    },
  },

  guide: {
    title: '認証コードの取得方法',
    intro:
      '163 は、専用のコードを使うメールソフトだけを受け付けます。作成は一度だけで、約 2 分で終わります。163 アカウントに登録した電話を手元にご用意ください。',
    steps: [
      {
        title: 'mail.163.com にサインインする',
        text: 'パソコンのブラウザーで、いつものパスワードを使います。',
        picture: 'サインイン画面の mail.163.com を開いたブラウザー。',
      },
      {
        title: '设置（設定）の POP3/SMTP/IMAP を開く',
        text: '设置はページ上部の列にあります。',
        picture: '163 の Web メールの上部で设置に印があり、その下のメニューで POP3/SMTP/IMAP に印がある。',
      },
      {
        title: 'IMAP/SMTP服务 を有効にする',
        text: 'IMAP/SMTP服务 の横の开启（有効にする）を選びます。電話からショートメッセージを送って確認するよう求められます。',
        picture: 'IMAP/SMTP服务 の行の开启に印があり、横に電話がある。',
      },
      {
        title: 'コードをコピーする',
        text: '16 文字の英数字が一度だけ表示されます。閉じる前にコピーしてください。なくした場合は新しく作れます。',
        picture: '16 文字のコードに印があり、下にコピーのボタンがあるウィンドウ。',
      },
      {
        title: 'ここに貼り付ける',
        text: 'この画面に戻り、認証コードの欄に貼り付けて、「確認」を選びます。',
        picture: 'この画面の認証コードの欄に印がある。',
      },
    ],
    open: 'mail.163.com を開く',
    revoke: 'コードは同じ場所でいつでも削除でき、削除すると使えなくなります。',
    done: 'コードを取得しました',
  },

  feedback: {
    title: 'フィードバック',
    link: 'フィードバック',
    intro: 'ここに書いた内容は、普通のメールとして 163 経由でアドインの運営者に送られます。',
    topic: '種類',
    topics: { problem: '問題の報告', idea: '提案', privacy: 'プライバシーに関する質問', deletion: '削除の依頼' },
    text: '内容',
    textHint: (left) => `あと ${format.number(left)} 文字`,
    textMissing: '内容を入力してください。',
    replyTo: '返信先のアドレス',
    replyToHint: '省略できますが、返信を受け取れません。',
    replyToWrong: 'メールアドレスとして正しくありません。',
    deletionText: '私について保持していると思われるものをすべて削除し、その内容をお知らせください。',
    fromAccount: '自分の 163 メールボックスから送る',
    preview: '実際に送られる内容',
    previewFrom: '差出人',
    previewOperator: 'アドイン自身のメールボックス',
    previewNone: 'なし',
    send: 'フィードバックを送信',
    sending: 'フィードバックを送信しています…',
    sent: '送信しました。ありがとうございます。',
    needsAccount:
      'このサービスにはフィードバック用のメールボックスがありません。「自分の 163 メールボックスから送る」を選ぶか、下のアドレスにメールをお送りください。',
    contact: 'メールで連絡する場合のアドレス：',
  },

  privacy: {
    title: 'プライバシー',
    link: 'プライバシー',
    short: [
      '163 のアドレスと認証コードは、メールを送るときに 163 のメールサーバーへサインインするためにだけ使い、保存しません。',
      '件名、本文、添付ファイルは、そのメールを送るためにだけ使い、送信後すぐに破棄します。',
      '163 までの経路はすべて暗号化され、暗号化できない接続は行いません。',
      '広告も分析もなく、他者に渡すものもありません。下書きは Outlook 自身が保存することがあり、Outlook アドインに必要なファイルは Microsoft が配信します。163 や受信者が保持するものは、それぞれの管理下にあります。',
    ],
    policy: 'プライバシー ポリシーの全文を読む',
    version: (version) => `バージョン ${version}`,
    deviceTitle: 'この端末に現在あるもの',
    deviceIntro: 'このアドインと、その中の Microsoft の部分がここに保存したもののすべてです。',
    sentMails: 'このセッションで送信したメールの数と時刻',
    sentNone: 'なし',
    agreed: '同意したポリシーのバージョン（Outlook の設定内）',
    agreedNone: 'なし',
    agreedUnknown: 'Outlook が応答するまで分かりません',
    memory: '163 のアドレスと認証コード',
    memoryNone: 'ありません',
    memoryHeld: 'メモリーのみ。送信するか閉じると消えます',
    officeKey: (key) => `Microsoft の office.js：${key}`,
    otherKey: (key) => `${key} として保存`,
    bytes: (bytes) => format.size(bytes),
    storageDenied: 'このブラウザーでは何も保存できません。',
    clear: 'すべて消去',
    cleared: '消去しました。次のメールの前にもう一度同意を確認します。',
    clearFailed: 'Outlook が同意したバージョンを削除できませんでした。それ以外は消去しました。',
    askDeletion: '削除を依頼',
    askDeletionText:
      'サービスは何も保持しないため、削除するものはないはずです。そうでないとお考えの場合は、ご依頼ください。',
  },
};
