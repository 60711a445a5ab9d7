import type { Request, Response } from 'express';
import { RETRY_AFTER_SECONDS } from '../document/outage.ts';
import { sendProblem } from './problem.ts';

export type RefusalStatus = 400 | 403 | 404 | 405 | 411 | 413 | 415 | 429 | 500 | 503;

const TEXTS = {
  'de-CH': {
    back: 'Zur Startseite',
    reference: (id: string) => `Wenn Sie uns anrufen, nennen Sie bitte diese Nummer: ${id}`,
    400: ['Das hat nicht geklappt', 'Diese Adresse ist nicht gültig.'],
    403: [
      'Das hat nicht geklappt',
      'Das Formular kam nicht von dieser Seite. Bitte öffnen Sie die Seite neu und senden Sie es noch einmal.',
    ],
    404: ['Nicht gefunden', 'Diese Seite gibt es nicht.'],
    405: ['Das hat nicht geklappt', 'Diese Art von Anfrage gibt es hier nicht.'],
    411: [
      'Das hat nicht geklappt',
      'Die Anfrage war unvollständig. Bitte senden Sie das Formular noch einmal.',
    ],
    413: [
      'Das war zu viel',
      'Bitte gehen Sie zurück und kürzen Sie Ihre Angaben, oder wählen Sie eine kleinere Datei.',
    ],
    415: ['Das hat nicht geklappt', 'Dieses Format nehmen wir nicht an.'],
    429: [
      'Einen Moment bitte',
      'Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal; Ihre Angaben stehen noch im Formular, wenn Sie zurückgehen.',
    ],
    500: [
      'Da ist etwas schiefgegangen',
      'Wir wurden benachrichtigt. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    ],
    503: [
      'Gleich wieder da',
      'Wir sind gerade nicht erreichbar. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    ],
  },
  en: {
    back: 'Go to the home page',
    reference: (id: string) => `If you call us, please mention this number: ${id}`,
    400: ['That did not work', 'This address is not valid.'],
    403: [
      'That did not work',
      'The form did not come from this site. Please reload the page and send it again.',
    ],
    404: ['Not found', 'This page does not exist.'],
    405: ['That did not work', 'This kind of request does not exist here.'],
    411: ['That did not work', 'The request was incomplete. Please send the form again.'],
    413: ['That was too much', 'Please go back and shorten what you entered, or choose a smaller file.'],
    415: ['That did not work', 'We do not accept this format.'],
    429: [
      'One moment, please',
      'Your connection sent very many requests. Please wait a minute and try again; what you typed is still in the form when you go back.',
    ],
    500: ['Something went wrong', 'We have been told. Please try again in a few minutes.'],
    503: ['Back in a moment', 'We cannot be reached right now. Please try again in a few minutes.'],
  },
} as const;

/** Answers a refused request in the caller's form: problem+json under /api, else a plain page in the path's language. */
export function sendRefusal(request: Request, response: Response, status: RefusalStatus): void {
  const locale = /^\/en(\/|$)/.test(request.path) ? 'en' : 'de-CH';
  const [title, text] = TEXTS[locale][status];
  if (status === 503) response.set('Retry-After', RETRY_AFTER_SECONDS);
  if (request.path.startsWith('/api/')) {
    const [problem, detail] = TEXTS.en[status];
    sendProblem(response, { status, title: problem, detail });
    return;
  }
  const home = locale === 'en' ? '/en' : '/';
  const reference = status >= 500 ? `<p>${TEXTS[locale].reference(requestIdOf(response))}</p>` : '';
  response
    .status(status)
    // A file's own headers may stand here already: nobody is to keep a refusal in its place.
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/plain.css"></head><body><main><h1>${title}</h1><p>${text}</p>${reference}<p><a href="${home}">${TEXTS[locale].back}</a></p></main></body></html>`,
    );
}

const requestIdOf = (response: Response): string => String(response.locals['requestId']);
