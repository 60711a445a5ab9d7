/** A browser without JavaScript: keeps its cookies, sends its Origin with forms, follows redirects. */
import { fillIn, readForms, type Entries, type Form } from './form-reader.ts';
import type { Answer, HttpClient } from './http-client.ts';

export type Page = { readonly path: string; readonly answer: Answer; readonly forms: readonly Form[] };

const MOST_REDIRECTS = 5;

export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly client: HttpClient) {}

  /** Opens an address, and where it leads. */
  open(path: string): Promise<Page> {
    return this.follow(path, null);
  }

  /** Posts a form and returns its own answer; `arrive` goes where that leads. */
  async send(form: Form, entries: Entries = {}): Promise<Answer> {
    return this.ask('POST', form.action, fillIn(form, entries).toString());
  }

  /** What the browser shows after an answer: the answer itself or the page it redirects to. */
  arrive(path: string, answer: Answer): Promise<Page> {
    return this.follow(path, answer);
  }

  async submit(form: Form, entries: Entries = {}): Promise<Page> {
    if (form.method === 'GET') return this.open(withQuery(form.action, fillIn(form, entries)));
    return this.arrive(form.action, await this.send(form, entries));
  }

  private async follow(start: string, first: Answer | null): Promise<Page> {
    let path = start;
    let answer = first ?? (await this.ask('GET', path));
    for (let hops = 0; hops < MOST_REDIRECTS && answer.status >= 300 && answer.status < 400; hops += 1) {
      path = this.localPath(answer.headers.location ?? '/', path);
      answer = await this.ask('GET', path);
    }
    return { path, answer, forms: readForms(answer.body, path) };
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
    const headers: Record<string, string> = { Accept: 'text/html', 'Accept-Language': 'de-CH' };
    if (this.cookies.size > 0) headers['Cookie'] = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    if (body !== undefined) {
      headers['Content-Type'] = 'application/x-www-form-urlencoded';
      headers['Origin'] = this.client.origin;
      headers['Sec-Fetch-Site'] = 'same-origin';
    }
    const answer = await this.client.ask({
      method,
      path: this.localPath(path, '/'),
      headers,
      ...(body === undefined ? {} : { body }),
    });
    for (const line of answer.headers['set-cookie'] ?? []) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const ended = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    if (ended) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  private localPath(target: string, from: string): string {
    const url = new URL(target, new URL(from, this.client.origin));
    return url.pathname + url.search;
  }
}

function withQuery(action: string, pairs: URLSearchParams): string {
  const path = action.split('?')[0]!;
  const query = pairs.toString();
  return query === '' ? path : `${path}?${query}`;
}
