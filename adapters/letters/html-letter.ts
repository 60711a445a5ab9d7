/**
 * Mail programs know little CSS: tables lay out, styles are inline, nothing is fetched. Only what cannot be inline
 * (dark mode) stands in a style block; programs that drop it show the light letter.
 */
import { html, Markup } from './markup.ts';
import { unbroken } from './unbroken.ts';
import type { VisitWords } from './visit-words.ts';

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = '#1f2421';
const QUIET = '#5d6560';
const LINE = '#e3e6e2';
const ACCENT = '#2f4f43';

const css = (text: string): Markup => new Markup(text);

const DARK = css(`
    body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
    @media (prefers-color-scheme: dark) {
      .page { background-color: #161917 !important; }
      .card { background-color: #1f2421 !important; }
      .ink, .ink a { color: #f1f3f0 !important; }
      .quiet, .quiet a { color: #b4bcb6 !important; }
      .line { border-color: #3a423d !important; }
      .button { background-color: #dfe9e3 !important; }
      .button a { color: #16221c !important; }
    }
  `);

const label = (text: string): Markup =>
  html` <tr>
    <td
      class="quiet"
      style="${css(FONT)};padding:20px 0 4px;font-size:13px;line-height:18px;color:${css(QUIET)}"
    >
      ${text}
    </td>
  </tr>`;

const line = (content: Markup, style = ''): Markup =>
  html` <tr>
    <td class="ink" style="${css(FONT)};font-size:16px;line-height:24px;color:${css(INK)};${css(style)}">
      ${content}
    </td>
  </tr>`;

const totalLine = (words: VisitWords): Markup | null =>
  words.total === null
    ? null
    : html`<tr>
        <td
          class="ink line"
          style="${css(FONT)};padding:10px 12px 0 0;border-top:1px solid ${css(LINE)};font-size:16px;line-height:22px;font-weight:600;color:${css(INK)}"
        >
          ${words.texts.labels.total}${words.vat === null ? null : html`<br /><span class="quiet" style="font-size:14px;font-weight:400;color:${css(QUIET)}">${words.vat}</span>`}
        </td>
        <td
          class="ink line"
          align="right"
          valign="top"
          style="${css(FONT)};padding:10px 0 0;border-top:1px solid ${css(LINE)};font-size:16px;line-height:22px;font-weight:600;white-space:nowrap;color:${css(INK)}"
        >
          ${words.total}
        </td>
      </tr>`;

const serviceLines = (words: VisitWords): Markup =>
  html` <tr>
    <td>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
        ${words.services.map(
          (service) =>
            html` <tr>
              <td
                class="ink"
                style="${css(FONT)};padding:0 12px 10px 0;font-size:16px;line-height:22px;color:${css(INK)}"
              >
                ${service.name}<br /><span class="quiet" style="font-size:14px;color:${css(QUIET)}"
                  >${service.detail}</span
                >
              </td>
              <td
                class="ink"
                align="right"
                valign="top"
                style="${css(FONT)};padding:0 0 10px;font-size:16px;line-height:22px;white-space:nowrap;color:${css(INK)}"
              >
                ${service.price}
              </td>
            </tr>`,
        )}
        ${totalLine(words)}
      </table>
    </td>
  </tr>`;

const button = (words: VisitWords): Markup =>
  html` <tr>
    <td style="padding:28px 0 4px">
      <table role="presentation" cellpadding="0" cellspacing="0" border="0">
        <tr>
          <td
            class="button"
            bgcolor="${css(ACCENT)}"
            style="border-radius:8px;background-color:${css(ACCENT)}"
          >
            <a
              href="${words.link}"
              style="${css(FONT)};display:inline-block;padding:14px 24px;font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;border-radius:8px"
              >${words.button}</a
            >
          </td>
        </tr>
      </table>
    </td>
  </tr>`;

const terms = (words: VisitWords): Markup | null =>
  words.terms.length === 0
    ? null
    : html`${label(words.texts.labels.terms)}${words.terms.map((sentence) => line(html`${sentence}`, 'padding-bottom:4px'))}`;

function footer(words: VisitWords): Markup {
  const { salon } = words;
  return html` <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td
        class="quiet"
        style="${css(FONT)};padding:20px 4px 32px;font-size:13px;line-height:20px;color:${css(QUIET)}"
      >
        ${salon.legalName}, ${salon.street}, ${salon.town}<br />
        <a href="${salon.phoneLink}" style="color:${css(QUIET)};white-space:nowrap">${salon.phone}</a>,
        <a href="mailto:${salon.email}" style="color:${css(QUIET)}">${salon.email}</a
        >${salon.vatNumber === null ? null : html`<br />${salon.vatNumber}`}<br /><br />
        ${words.whyYou}
      </td>
    </tr>
  </table>`;
}

/** What reads as one stays on one line. */
const kept = (words: VisitWords): VisitWords => ({
  ...words,
  date: unbroken(words.date),
  time: unbroken(words.time),
  services: words.services.map((service) => ({ ...service, detail: unbroken(service.detail) })),
  vat: words.vat === null ? null : unbroken(words.vat),
  terms: words.terms.map(unbroken),
  salon: { ...words.salon, town: unbroken(words.salon.town), phone: unbroken(words.salon.phone) },
});

export function htmlLetter(composed: VisitWords): string {
  const words = kept(composed);
  const { texts, kindTexts, salon } = words;
  const rows: readonly (Markup | null)[] = [
    line(html`${words.greeting}`, 'padding-bottom:8px'),
    ...words.intro.map((sentence) => line(html`${unbroken(sentence)}`, 'padding-bottom:8px')),
    label(texts.labels.when),
    line(html`<strong style="font-weight:600">${words.date}</strong><br />${words.time}`),
    label(texts.labels.services),
    serviceLines(words),
    label(texts.labels.where),
    line(html`${salon.name}<br />${salon.street}<br />${salon.town}`),
    terms(words),
    button(words),
    ...(kindTexts.calendarNote === null
      ? []
      : [label(texts.labels.calendar), line(html`${kindTexts.calendarNote}`)]),
    line(html`${texts.closing}<br />${salon.name}`, 'padding-top:24px'),
  ];
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>${words.subject}</title>
        <style>
          ${DARK}
        </style>
      </head>
      <body class="page" style="margin:0;padding:0;background-color:#f4f5f2">
        <div style="display:none;max-height:0;overflow:hidden">
          ${words.date}, ${words.time}, ${salon.name}
        </div>
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
            <td align="center" style="padding:24px 12px 0">
              <div style="max-width:560px;text-align:left">
                <div
                  class="ink"
                  style="${css(FONT)};padding:0 4px 16px;font-size:17px;line-height:24px;font-weight:600;letter-spacing:0.01em;color:${css(INK)}"
                >
                  ${salon.name}
                </div>
                <table
                  class="card"
                  role="presentation"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  border="0"
                  style="background-color:#ffffff;border-radius:12px"
                >
                  <tr>
                    <td style="padding:28px 24px 32px">
                      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
                        <tr>
                          <td>
                            <h1
                              class="ink"
                              style="${css(FONT)};margin:0 0 16px;font-size:24px;line-height:30px;font-weight:600;color:${css(INK)}"
                            >
                              ${kindTexts.heading}
                            </h1>
                          </td>
                        </tr>
                        ${rows}
                      </table>
                    </td>
                  </tr>
                </table>
                ${footer(words)}
              </div>
            </td>
          </tr>
        </table>
      </body>
    </html> `.source;
}
