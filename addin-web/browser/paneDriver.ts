import { expect, type FrameLocator, type Locator } from '@playwright/test';

/** An account that the sandbox accepts. */
export const account = { address: 'browser.test@163.com', code: 'QWERTYUIOPASDFGH' };

/** Uses the pane as a person does, in English, by the names that a screen reader says. */
export class PaneDriver {
  public readonly frame: FrameLocator;

  public constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  public get address(): Locator {
    return this.frame.getByRole('textbox', { name: '163 address' });
  }

  public get code(): Locator {
    return this.frame.getByRole('textbox', { name: 'Authorization code' });
  }

  public get checkButton(): Locator {
    return this.frame.getByRole('button', { name: /^Check\b/ });
  }

  public get sendButton(): Locator {
    return this.frame.getByRole('button', { name: 'Send via 163' });
  }

  public get alert(): Locator {
    return this.frame.getByRole('alert');
  }

  /** The region that says what is happening with the mail. */
  public get sending(): Locator {
    return this.frame.locator('.send-bar [role="status"]');
  }

  /** Agrees to the policy, as is asked at the first use. */
  public async agree(): Promise<void> {
    await this.frame.getByRole('button', { name: 'Agree and continue' }).click();
  }

  /** Fills in the account. */
  public async signIn(address = account.address, code = account.code): Promise<void> {
    await this.address.fill(address);
    await this.code.fill(code);
  }

  /** Has the account checked, and waits until 163 has accepted it. */
  public async checkAccount(): Promise<void> {
    await this.checkButton.click();
    await expect(this.frame.getByText('163 accepts this address and code.')).toBeVisible();
  }

  /** Waits until the pane shows the draft. */
  public async waitForDraft(subject: string): Promise<void> {
    await expect(this.frame.getByRole('region', { name: 'What will be sent' })).toContainText(subject);
  }

  /** Lets the mail go without the time to undo. */
  public async withoutUndo(): Promise<void> {
    await this.frame.locator('summary', { hasText: 'Options' }).click();
    await this.frame.getByLabel('Time to undo').selectOption('0');
  }

  /** Fills in the account and sends at once. */
  public async send(): Promise<void> {
    await this.signIn();
    await this.withoutUndo();
    await this.sendButton.click();
  }

  /** Fills in the feedback form, without the account. */
  public async writeFeedback(
    topic: 'problem' | 'idea' | 'privacy' | 'deletion',
    text: string,
    replyTo = '',
  ): Promise<void> {
    await this.frame.getByLabel('Topic').selectOption(topic);
    await this.frame.getByLabel('Your message').fill(text);
    await this.frame.getByLabel('Reply address').fill(replyTo);
  }

  /** Sends the feedback form, and waits until it has been sent. */
  public async sendFeedback(): Promise<void> {
    await this.frame.getByRole('button', { name: 'Send feedback' }).click();
    await expect(this.frame.getByRole('status').first()).toHaveText('Sent. Thank you!');
  }

  /** Waits until the mail has been sent. */
  public async expectSent(recipients: number): Promise<void> {
    await expect(this.sending).toHaveText(`Sent to ${recipients} ${recipients === 1 ? 'recipient' : 'recipients'}`);
  }

  /** Waits for a failure with these words, and checks that it says whether anything was delivered. */
  public async expectFailure(words: string | RegExp, delivered: 'no' | 'unknown' = 'no'): Promise<void> {
    await expect(this.alert).toContainText(words);
    await expect(this.alert).toContainText(
      delivered === 'no' ? 'Nothing was delivered to anyone.' : 'It is not known whether the mail was sent',
    );
  }
}
