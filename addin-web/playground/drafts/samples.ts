import { Draft, draftFile, person } from './draft.ts';
import { chart, noise, pdf } from './files.ts';

const mebibyte = 1024 * 1024;

/** The name of the large attachment of the first sample. */
export const largeFileName = '设计资料（二十兆）.dat';

/** Everything at once: Chinese names, an inline picture, a document and 20 MB of data. */
export async function everything(): Promise<Draft> {
  const contentId = 'chart-2f9c1b74@outlook.com';
  return new Draft({
    to: [person('王小明', 'xiaoming.wang@example.com'), person('Ana Souza', 'ana.souza@example.com')],
    cc: [person('山田 花子', 'hanako.yamada@example.jp')],
    subject: '十月报价与图表 – October quotation',
    html: [
      '<div>王先生，您好！</div><div><br></div>',
      '<div>附上<b>十月的报价</b>和设计资料，请查收。The <i>October quotation</i> and the design files are attached.</div>',
      `<div><br></div><div><img src="cid:${contentId}" alt="Orders per month" width="480" height="220"></div>`,
      '<div><br></div><div>祝好 / Best regards</div><div>Lin Chen 陈琳</div>',
    ].join(''),
    files: [
      draftFile('图表.png', await chart(), contentId),
      draftFile('报价单 2026-10.pdf', pdf('Quotation, October 2026'), undefined),
      draftFile(largeFileName, noise(20 * mebibyte, 163)),
    ],
  });
}

/** A few lines of text to one person, as an answer. */
export function shortReply(): Draft {
  return new Draft({
    to: [person('李雷', 'lei.li@example.com')],
    subject: 'Re: Lunch on Thursday',
    html: '<div>Thursday at noon works for me. See you at the tea house.</div><div><br></div><div>Lin</div>',
    composeType: 'reply',
  });
}

/** What Outlook shows after New mail. */
export function blank(): Draft {
  return new Draft({});
}
