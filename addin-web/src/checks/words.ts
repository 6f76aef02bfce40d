/** Words that promise an attachment, in the four languages. */
const attachmentWords =
  /(?<!\p{L})(?:attach(?:ed|ment|ments|ing)?|enclosed|anex(?:o|os|a|as|ad[oa]s?|ei|amos))(?!\p{L})|附件|附上|随信附|附檔|添付/iu;

/** What 163 is known to take for spam when nothing else is said. */
const emptyTalk =
  /^(?:this is (?:a|an) )?(?:test(?:ing|e)?(?: ?(?:mail|e-?mail|message))?|测试(?:邮件|一下)?|測試|テスト(?:メール)?|(?:e-?mail|mensagem) de teste)[\s.!。！\d]*$/iu;

/** Where a quoted message begins: what is below is not the writer's own. */
const quoteBegins =
  /^(?:>|-{2,}\s*(?:Original Message|Forwarded message|原始邮件|原邮件|转发邮件|元のメッセージ|Mensagem original)|(?:From|发件人|寄件者|差出人|De)\s*[:：]|_{10,}|On .{5,200} wrote:|在.{5,100}写道[:：])/imu;

/** The part of a body that the writer typed, as far as it can be told. */
export function ownText(text: string): string {
  const quote = quoteBegins.exec(text);
  return (quote === null ? text : text.slice(0, quote.index)).trim();
}

export function promisesAttachment(subject: string, text: string): boolean {
  return attachmentWords.test(subject) || attachmentWords.test(ownText(text));
}

/** Whether a subject or a whole text is no more than the word "test". */
export function saysOnlyTest(text: string): boolean {
  return emptyTalk.test(text.trim());
}
