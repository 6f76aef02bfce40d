import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { DraftSpecification, OutlookStage } from '../outlookStage.ts';
import { account } from '../paneDriver.ts';
import type { PlaygroundServer } from '../playgroundServer.ts';

/** Pictures hold times and ids, so those of the documents are replaced only when PICTURES asks for it. */
const folder = process.env['PICTURES'] === 'docs' ? 'docs/pictures' : 'artifacts/pictures';
const pictures = fileURLToPath(new URL(`../../../${folder}/`, import.meta.url));

const languages = ['en-US', 'zh-CN', 'ja-JP', 'pt-BR'] as const;
const schemes = ['light', 'dark', 'contrast'] as const;

type Language = (typeof languages)[number];

const draft: DraftSpecification = {
  to: ['王小明 <xiaoming.wang@example.com>', 'Ana Souza <ana.souza@example.com>', 'lei.li@example.com'],
  cc: ['山田 花子 <hanako.yamada@example.jp>'],
  subject: '十月报价与图表 – October quotation',
  html: '<div>The quotation and the design files are attached.</div><img src="cid:chart@outlook.com" alt="Chart">',
  files: [
    { name: '图表.png', type: 'image/png', bytes: 32 * 1024, contentId: 'chart@outlook.com' },
    { name: '报价单 2026-10.pdf', bytes: 640 * 1024 },
    { name: 'A rather long name of a file that does not fit into one line.docx', bytes: 96 * 1024 },
  ],
};

const broken: DraftSpecification = {
  to: ['nobody at all'],
  html: '<div>See the attachment.</div>',
  files: [{ name: 'setup.bat', bytes: 1024 }],
};

/** Finds things by what stays the same in every language. */
const by = {
  address: '#address',
  code: '#code',
  send: '.send-bar button',
  primary: '.send-bar .button.primary',
  options: 'details summary',
};

interface View {
  readonly name: string;
  readonly draft?: DraftSpecification | null;
  readonly open?: '' | '#feedback' | '#privacy';
  readonly agreed?: boolean;
  /** What the server does wrong. */
  readonly fault?: string;
  readonly reach: (outlook: OutlookStage) => Promise<void>;
}

async function sendNow(outlook: OutlookStage): Promise<void> {
  const { frame } = outlook;
  await frame.locator(by.address).fill(account.address);
  await frame.locator(by.code).fill(account.code);
  await frame.locator(by.options).first().click();
  await frame.locator('#undo').selectOption('0');
  await frame.locator(by.options).first().click();
  await frame.locator(by.primary).click();
}

const shown = (outlook: OutlookStage, selector: string) =>
  expect(outlook.frame.locator(selector).first()).toBeVisible();

const views: readonly View[] = [
  { name: 'first-use', agreed: false, reach: (outlook) => shown(outlook, '.consent') },
  {
    name: 'send',
    reach: async (outlook) => {
      await outlook.frame.locator(by.address).fill(account.address);
      await outlook.frame.locator(by.code).fill(account.code);
      await shown(outlook, '.summary .name');
    },
  },
  {
    name: 'options',
    reach: async (outlook) => {
      await shown(outlook, '.summary .name');
      await outlook.frame.locator(by.options).first().click();
      await shown(outlook, '#undo');
    },
  },
  {
    name: 'checks',
    draft: broken,
    reach: async (outlook) => {
      await sendNow(outlook);
      await shown(outlook, '.send-bar [role="alert"]');
    },
  },
  {
    name: 'sending',
    fault: 'slow',
    reach: async (outlook) => {
      await sendNow(outlook);
      await shown(outlook, '.send-bar.waiting');
    },
  },
  {
    name: 'sent',
    reach: async (outlook) => {
      await sendNow(outlook);
      await shown(outlook, '.sent-result');
    },
  },
  {
    name: 'failed',
    fault: 'wrong-code',
    reach: async (outlook) => {
      await sendNow(outlook);
      await shown(outlook, '.send-bar [role="alert"]');
    },
  },
  {
    name: 'not-known',
    fault: 'lost',
    reach: async (outlook) => {
      await sendNow(outlook);
      await shown(outlook, '.send-bar [role="alert"]');
    },
  },
  {
    name: 'guide',
    reach: async (outlook) => {
      await shown(outlook, '.summary .name');
      await outlook.frame.locator('section:has(#address) .button.subtle').last().click();
      await shown(outlook, 'h1:focus');
      await shown(outlook, 'main svg');
    },
  },
  { name: 'feedback', open: '#feedback', reach: (outlook) => shown(outlook, '#message') },
  { name: 'privacy', open: '#privacy', reach: (outlook) => shown(outlook, '.held') },
  { name: 'no-draft', draft: null, reach: (outlook) => shown(outlook, '#draft-title + p') },
];

async function open(outlook: OutlookStage, server: PlaygroundServer, view: View, language: Language): Promise<void> {
  const given = view.draft === undefined ? draft : view.draft;
  await outlook.show({
    draft: given,
    host: { language },
    agreed: view.agreed ?? true,
    view: view.open ?? '',
  });
  if (view.fault !== undefined) {
    await server.setFault(view.fault);
  }
  await view.reach(outlook);
  await expect(outlook.frame.locator('html')).toHaveAttribute('lang', language);
}

async function choose(page: Page, scheme: (typeof schemes)[number]): Promise<void> {
  await page.emulateMedia({
    colorScheme: scheme === 'light' ? 'light' : 'dark',
    forcedColors: scheme === 'contrast' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
}

/** Everything that sticks out of its box or is cut off. */
async function overflowing(outlook: OutlookStage): Promise<readonly string[]> {
  return outlook.frame.locator('body').evaluate((body) => {
    const found: string[] = [];
    const width = body.ownerDocument.documentElement.clientWidth;
    if (body.ownerDocument.documentElement.scrollWidth > width) {
      found.push(`the page is ${body.ownerDocument.documentElement.scrollWidth} wide`);
    }
    for (const element of body.querySelectorAll<HTMLElement>('h1, h2, p, button, label, legend, dt, dd, li, summary')) {
      const box = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.textContent?.slice(0, 40)}`;
      if (box.width > 0 && box.right > width + 1) {
        found.push(`${name} ends at ${box.right}`);
      }
      const style = getComputedStyle(element);
      if (style.overflow !== 'visible' && style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${name} is cut off`);
      }
    }
    return found;
  });
}

/** Waits until the pane has its new size and has been painted in it, and the page around it too. */
async function painted(outlook: OutlookStage, page: Page, height: number): Promise<void> {
  await outlook.frame.locator('html').evaluate(async (html, wanted) => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (html.clientHeight !== wanted) {
      await nextFrame();
    }
    // The second frame begins when the first has been handed over to be shown.
    await nextFrame();
    await nextFrame();
  }, height);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** One picture for each width and scheme; as tall as the view. */
async function takePictures(outlook: OutlookStage, page: Page, name: string): Promise<void> {
  for (const width of [320, 450]) {
    for (const scheme of ['light', 'dark'] as const) {
      await choose(page, scheme);
      await page.setViewportSize({ width, height: 400 });
      const height = await outlook.frame.locator('html').evaluate((html) => html.scrollHeight);
      await page.setViewportSize({ width, height });
      await painted(outlook, page, height);
      const path = `${pictures}${name}-${width}-${scheme}.png`;
      let picture: Buffer = Buffer.alloc(0);
      // A tall page comes to the screen in pieces; it is whole when it looks the same twice.
      await expect
        .poll(async () => {
          const before = picture;
          picture = await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
          return picture.equals(before);
        })
        .toBe(true);
    }
  }
}

for (const view of views) {
  for (const language of languages) {
    test(`${view.name} in ${language}: axe finds nothing in light, dark and contrast, nothing is cut off at 320 px`, async ({
      outlook,
      page,
      server,
    }) => {
      await page.setViewportSize({ width: 320, height: 900 });
      await choose(page, 'light');
      await open(outlook, server, view, language);
      for (const scheme of schemes) {
        await choose(page, scheme);
        const { violations } = await new AxeBuilder({ page })
          .include({ fromFrames: ['iframe', 'html'] })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const told = violations.map(({ id, nodes }) => [
          id,
          ...nodes.map(({ target, failureSummary }) => [target, failureSummary]),
        ]);
        expect.soft(told, `axe in ${scheme}`).toEqual([]);
      }
      expect.soft(await overflowing(outlook)).toEqual([]);
      if (language === 'en-US' || language === 'zh-CN') {
        await takePictures(outlook, page, `${view.name}-${language}`);
      }
    });
  }
}
