import { describe, expect, it } from 'vitest';
import { ownText, promisesAttachment, saysOnlyTest } from './words.ts';

describe('promisesAttachment', () => {
  it.each([
    'Please see the attached file',
    'I attach it',
    'The offer is enclosed.',
    '请查收附件',
    '报价已附上',
    '資料を添付します',
    'Segue anexo o contrato',
    'Anexei a planilha',
    'em anexo',
  ])('understands: %s', (text) => {
    expect(promisesAttachment('', text)).toBe(true);
  });

  it.each(['Good morning', 'We are attachable', '附近的餐厅', '添える', 'Anexação do território'])(
    'is not misled by: %s',
    (text) => {
      expect(promisesAttachment('', text)).toBe(false);
    },
  );

  it('reads the subject too', () => {
    expect(promisesAttachment('附件：合同', '')).toBe(true);
  });

  it.each([
    'Thanks!\n\nFrom: Bob\nsee the attachment',
    '谢谢\n发件人：王\n请看附件',
    'どうも\n差出人: 田中\n添付します',
    'Obrigado\nDe: Rui\nsegue anexo',
    'Fine.\n-----Original Message-----\nattached',
    'Ok\nOn Mon, 1 Jan 2026 at 10:00, Bob <bob@example.com> wrote:\n> attached',
    'Ok\n> attached',
  ])('does not read what is quoted below: %s', (text) => {
    expect(promisesAttachment('', text)).toBe(false);
  });
});

it('keeps what was typed above a quotation', () => {
  expect(ownText('Yes.\n\n发件人: 王')).toBe('Yes.');
});

describe('saysOnlyTest', () => {
  it.each([
    'test',
    'Test!',
    'TESTING',
    'test mail',
    'This is a test message.',
    '测试',
    '测试邮件',
    '测试一下',
    'テスト',
    'テストメール',
    'teste',
    'e-mail de teste',
    'test 1',
  ])('sees: %s', (text) => {
    expect(saysOnlyTest(text)).toBe(true);
  });

  it.each(['', 'The test results of May', '测试结果见附件', 'contest', 'テスト結果'])('lets pass: %s', (text) => {
    expect(saysOnlyTest(text)).toBe(false);
  });
});
