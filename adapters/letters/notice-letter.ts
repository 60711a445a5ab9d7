/** A plain letter: a heading, some sentences, perhaps a code. What html-letter.ts says of mail programs holds here. */
import type { SalonCard } from '#domain/ports/letters.ts';
import { cleanLine } from './clean-line.ts';
import { html, Markup } from './markup.ts';
import { phoneWords } from './phone-words.ts';
import type { LetterTexts } from './texts/letter-texts.ts';
import type { NoticeWords } from './texts/notices.ts';
import { unbroken } from './unbroken.ts';

const css = (text: string): Markup => new Markup(text);
const FONT = css("font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif");
const INK = css('#1f2421');
const QUIET = css('#5d6560');
const DARK = css(`
    body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
    @media (prefers-color-scheme: dark) {
      .page { background-color: #161917 !important; }
      .card { background-color: #1f2421 !important; }
      .ink { color: #f1f3f0 !important; }
      .quiet { color: #b4bcb6 !important; }
    }
  `);

/** `1234 5678`: nobody copies eight figures without a gap. */
const grouped = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

const senderLines = (salon: SalonCard): readonly string[] => [
  cleanLine(`${salon.legalName}, ${salon.street}, ${salon.postalCode} ${salon.city}`),
  cleanLine(`${phoneWords(salon.phone)}, ${salon.email}`),
];

export const noticeText = (words: NoticeWords, salon: SalonCard, texts: LetterTexts): string =>
  [
    texts.greeting(null),
    '',
    words.heading,
    '',
    ...words.lines.flatMap((line) => [line, '']),
    ...(words.code === null ? [] : [`    ${grouped(words.code)}`, '']),
    ...(words.button === undefined ? [] : [`${words.button.label}:`, words.button.link, '']),
    texts.closing,
    cleanLine(salon.name),
    '',
    '-- ',
    ...senderLines(salon),
    '',
  ].join('\n');

const paragraph = (text: string): Markup =>
  html`<p class="ink" style="${FONT};margin:0 0 12px;font-size:16px;line-height:24px;color:${INK}">
    ${unbroken(text)}
  </p>`;

const codeBlock = (code: string): Markup =>
  html`<p
    class="ink"
    style="${FONT};margin:20px 0;font-size:28px;line-height:36px;font-weight:600;letter-spacing:0.08em;color:${INK}"
  >
    ${unbroken(grouped(code))}
  </p>`;

const button = ({ label, link }: NonNullable<NoticeWords['button']>): Markup =>
  html`<p style="margin:24px 0 20px">
    <a
      class="button"
      href="${link}"
      style="${FONT};display:inline-block;padding:14px 24px;font-size:16px;line-height:20px;font-weight:600;color:#ffffff;background-color:#2f4f43;text-decoration:none;border-radius:8px"
      >${label}</a
    >
  </p>`;

export function noticeHtml(words: NoticeWords, salon: SalonCard, texts: LetterTexts): string {
  const [first, ...rest] = words.lines;
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${words.subject}</title>
        <style>
          ${DARK}
        </style>
      </head>
      <body class="page" style="margin:0;padding:0;background-color:#f4f5f2">
        <table
          class="page"
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          style="background-color:#f4f5f2"
        >
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                class="card"
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:560px;text-align:left;background-color:#ffffff;border-radius:12px"
              >
                <tr>
                  <td style="padding:28px 24px 24px">
                    <h1
                      class="ink"
                      style="${FONT};margin:0 0 16px;font-size:24px;line-height:30px;font-weight:600;color:${INK}"
                    >
                      ${words.heading}
                    </h1>
                    ${paragraph(texts.greeting(null))} ${first === undefined ? null : paragraph(first)}
                    ${words.code === null ? null : codeBlock(words.code)} ${rest.map(paragraph)}
                    ${words.button === undefined ? null : button(words.button)}
                    ${paragraph(`${texts.closing}, ${cleanLine(salon.name)}`)}
                    <p
                      class="quiet"
                      style="${FONT};margin:24px 0 0;font-size:13px;line-height:20px;color:${QUIET}"
                    >
                      ${senderLines(salon).map((line) => html`${unbroken(line)}<br />`)}
                    </p>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.source;
}
