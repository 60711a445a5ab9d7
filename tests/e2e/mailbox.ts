/** What the mail simulator accepted, as a customer's mail program would read it. */
import { expect } from '@playwright/test';
import type { SentMail } from '../simulators/resend/sent-mail.ts';
import { MAILBOX } from './addresses.ts';
import { readInvitation, type Invitation } from './invitation.ts';

export type Letter = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly invitation: Invitation;
  /** The signed link to the visit's page. */
  readonly link: string;
};

async function mailsTo(address: string): Promise<readonly SentMail[]> {
  const answer = await fetch(`${MAILBOX}/mailbox.json?to=${encodeURIComponent(address)}`);
  return ((await answer.json()) as { mails: SentMail[] }).mails;
}

/** Waits until so many mails came to the address; the newest of them. */
export async function newestLetter(address: string, { of: count }: { readonly of: number }): Promise<Letter> {
  await expect.poll(async () => (await mailsTo(address)).length, { timeout: 20_000 }).toBe(count);
  const [mail] = await mailsTo(address);
  const [calendar] = mail?.attachments ?? [];
  expect(calendar?.contentType).toContain('text/calendar');
  const text = mail?.text ?? '';
  return {
    subject: mail?.subject ?? '',
    text,
    html: mail?.html ?? '',
    invitation: readInvitation(Buffer.from(calendar?.content ?? '', 'base64').toString('utf8')),
    link: /https?:\/\/\S+\/visit\/[\w-]+/.exec(text)?.[0] ?? '',
  };
}

/** The same for a letter without a calendar file. */
export async function newestWord(
  address: string,
  { of: count }: { readonly of: number },
): Promise<Pick<Letter, 'subject' | 'text' | 'link'>> {
  await expect.poll(() => mailCount(address), { timeout: 20_000 }).toBe(count);
  const [mail] = await mailsTo(address);
  expect(mail?.attachments ?? []).toEqual([]);
  const text = mail?.text ?? '';
  return {
    subject: mail?.subject ?? '',
    text,
    link: /https?:\/\/\S+\/visit\/[\w-]+/.exec(text)?.[0] ?? '',
  };
}

/** Waits for the letter that proposes another place; the link in it. */
export async function offerLink(address: string): Promise<string> {
  const find = async () =>
    (await mailsTo(address)).flatMap(({ text }) => /https?:\/\/\S+\/offer/.exec(text ?? '')?.[0] ?? [])[0];
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return (await find()) ?? '';
}

/** Waits until so many mails came to the address; the link to a place on the waitlist in one of them. */
export async function placeLink(address: string, { of: count }: { readonly of: number }): Promise<string> {
  await expect.poll(() => mailCount(address), { timeout: 20_000 }).toBe(count);
  const mails = await mailsTo(address);
  const links = mails.flatMap(
    ({ text }) => /https?:\/\/\S+\/waitlist(?:\/[\w-]+)?/.exec(text ?? '')?.[0] ?? [],
  );
  expect(links, mails.map(({ subject }) => subject).join(', ')).not.toEqual([]);
  return links[0] ?? '';
}

/** Waits until so many mails came to the address; the link of an invitation that is not `except`. */
export async function invitationLink(
  address: string,
  { of: count, except }: { readonly of: number; readonly except?: string },
): Promise<string> {
  await expect.poll(() => mailCount(address), { timeout: 20_000 }).toBe(count);
  const mails = await mailsTo(address);
  const links = mails.flatMap(({ text }) => /https?:\/\/\S+\/invitation\/[\w-]+/.exec(text ?? '')?.[0] ?? []);
  return links.find((link) => link !== except) ?? '';
}

export const mailCount = async (address: string): Promise<number> => (await mailsTo(address)).length;

/**
 * Waits until so many mails came to the address; the figures of the newest that asks for some to be typed. Letters that
 * were posted in the same second may overtake each other.
 */
export async function newestCode(address: string, { of: count }: { readonly of: number }): Promise<string> {
  await expect.poll(() => mailCount(address), { timeout: 20_000 }).toBe(count);
  const mails = await mailsTo(address);
  const codes = mails.flatMap(({ text }) => /^ {4}(\d{4} \d{4})$/m.exec(text ?? '')?.[1] ?? []);
  expect(codes, mails.map(({ subject }) => subject).join(', ')).not.toEqual([]);
  return codes[0] ?? '';
}

/** Waits for the one mail to the address with such a subject. */
export async function mailWith(address: string, subject: RegExp): Promise<SentMail> {
  const found = async () => (await mailsTo(address)).filter((mail) => subject.test(mail.subject));
  await expect.poll(async () => (await found()).length, { timeout: 20_000 }).toBe(1);
  return (await found())[0]!;
}
