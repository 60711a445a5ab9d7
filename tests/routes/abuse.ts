/** What somebody with a tool and patience would try at the doors, over HTTP; each attempt is one check. */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { demoAddress, demoPassword } from '#db/seed/salon/accounts.ts';
import { sessionCookie } from '#app/session.server.ts';
import { fillIn, readForms } from '#tests/load/support/form-reader.ts';
import { ask, type Asked, essence } from './ask.ts';
import { contents, type Findings } from './matrix.ts';
import { cookiePair } from './people.ts';
import type { Stage } from './stage.ts';

const SALON = 'lindenhof';
const PASSWORD = demoPassword(SALON);

export async function checkAbuse(stage: Stage, findings: Findings): Promise<void> {
  const expect = (what: string, holds: boolean): void => {
    findings.checks += 1;
    if (!holds) findings.leaks.push(`abuse: ${what}`);
  };
  await sessionFixation(stage, expect);
  await openRedirects(stage, expect);
  await spellings(stage, expect);
  await massAssignment(stage, expect);
  await choosingSalons(stage, expect);
  await hugeUploads(stage, expect);
  await enumeration(stage, expect);
  // Last: this address is shut out afterwards.
  await bruteForce(stage, expect);
}

type Expect = (what: string, holds: boolean) => void;

type SignIn = {
  readonly email: string;
  readonly password?: string;
  readonly cookie?: string;
  readonly to?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const signIn = (
  stage: Stage,
  { email, password = PASSWORD, cookie = '', to, headers = {} }: SignIn,
): Promise<Asked> =>
  ask(stage.port, {
    path: to === undefined ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`,
    cookie,
    form: new URLSearchParams({ email, password }),
    headers,
  });

const sessionOf = ({ cookies }: Asked): string | null => {
  const found = cookies.find((each) => each.startsWith('session=') && !/max-age=0/i.test(each));
  return found === undefined ? null : cookiePair(found);
};

const opensAccount = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await ask(stage.port, { path: '/account/sessions', cookie, form: null })).status === 200;

const KUNDIN = demoAddress('kundin', SALON);

/** A session that somebody else has put into the browser is never the one that is signed in. */
async function sessionFixation(stage: Stage, expect: Expect): Promise<void> {
  const planted = cookiePair(await sessionCookie({ secure: false }).issue('p'.repeat(43)));
  const first = sessionOf(await signIn(stage, { email: KUNDIN, cookie: planted }));
  expect('a sign-in takes over the session that was there', first !== null && first !== planted);
  expect('a planted session opens', !(await opensAccount(stage, planted)));
  expect('a session of one’s own does not open', first !== null && (await opensAccount(stage, first)));
  const second = sessionOf(await signIn(stage, { email: KUNDIN, cookie: first ?? '' }));
  expect('signing in again keeps the secret', second !== null && second !== first);
}

async function openRedirects(stage: Stage, expect: Expect): Promise<void> {
  const elsewhere = [
    '//evil.example',
    '///evil.example',
    'https://evil.example/admin',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/en//evil.example',
  ];
  for (const to of elsewhere) {
    const { status, to: leads } = await signIn(stage, { email: KUNDIN, to });
    const url = new URL(leads, 'http://localhost');
    expect(
      `a sign-in leads to ${to}`,
      status === 303 && url.host === 'localhost' && !url.pathname.startsWith('//'),
    );
  }
}

/** One address is one account, however it is typed; what only looks like it is none. */
async function spellings(stage: Stage, expect: Expect): Promise<void> {
  for (const email of [KUNDIN.toUpperCase(), ` ${KUNDIN} `]) {
    expect(`${JSON.stringify(email)} is not known`, sessionOf(await signIn(stage, { email })) !== null);
  }
  for (const email of [KUNDIN.replace('k', 'ｋ'), KUNDIN.replace('i', 'ı'), KUNDIN.replace('k', 'к')]) {
    expect(
      `${JSON.stringify(email)} is taken for another`,
      sessionOf(await signIn(stage, { email })) === null,
    );
  }
}

/** Fields that no form has: what they name must stay as it was. */
const EXTRA = {
  role: 'owner',
  salonId: 'elsewhere',
  salon_id: 'elsewhere',
  customerId: '00000000-0000-4000-8000-000000000001',
  visitorId: '00000000-0000-4000-8000-000000000001',
  emailVerified: 'true',
  totalRappen: '1',
  isAdmin: 'true',
};

async function massAssignment(stage: Stage, expect: Expect): Promise<void> {
  const customer = stage.people.find(({ name }) => name === 'customer');
  if (customer === undefined) throw new Error('nobody is a customer');
  const page = await ask(stage.port, { path: '/account/profile', cookie: customer.cookie, form: null });
  const forms = readForms(page.body, '/account/profile').filter(
    ({ method, action }) => method === 'POST' && action.startsWith('/account/profile'),
  );
  expect('the profile has no form', forms.length > 0);
  const before = await contents(stage.sql);
  for (const form of forms) {
    const press = form.fields.find(({ kind, name }) => kind === 'submit' && name !== '');
    const fields = fillIn(form, press === undefined ? {} : { press: [press.name, press.value] });
    for (const [name, value] of Object.entries(EXTRA)) fields.append(name, value);
    const { status } = await ask(stage.port, { path: form.action, cookie: customer.cookie, form: fields });
    expect('a form with more fields breaks something', status < 500);
  }
  const after = await contents(stage.sql);
  for (const table of ['role_grant', 'session', 'account', 'salon', 'appointment']) {
    expect(`a form of the profile changes ${table}`, before.get(table) === after.get(table));
  }
}

/** Head office enters what it was given; a salon that is closed to it is told from none by nothing. */
async function choosingSalons(stage: Stage, expect: Expect): Promise<void> {
  const [there] = await stage.sql<
    { salon_id: string }[]
  >`select salon_id from salon where slug = 'rheinblick'`;
  const choose = (name: string, salon: string) =>
    ask(stage.port, {
      path: '/admin/salons',
      cookie: stage.people.find((person) => person.name === name)?.cookie ?? '',
      form: new URLSearchParams({ salon, salonId: salon, chosen_salon_id: salon, home: salon }),
    });
  const before = await contents(stage.sql);
  for (const name of ['hq', 'hq whose grant ended', 'hq no more, with a grant left over', 'owner', 'staff']) {
    const [closed, invented] = [await choose(name, there!.salon_id), await choose(name, randomUUID())];
    expect(`${name} enters a closed salon`, closed.status === 404);
    expect(`${name} can tell a closed salon from none`, essence(closed, '') === essence(invented, ''));
  }
  const after = await contents(stage.sql);
  expect(
    'a refused choice leaves something',
    [...after].every(([table, digest]) => before.get(table) === digest),
  );
  const opened = await choose('hq with a choice', there!.salon_id);
  expect('head office cannot enter what it was given', opened.status === 303);
}

/** Refused by what is announced, and nothing of it is waited for. */
async function hugeUploads(stage: Stage, expect: Expect): Promise<void> {
  const cookie = stage.people.find(({ name }) => name === 'owner')?.cookie ?? '';
  const path = '/admin/customers/import';
  const type = 'multipart/form-data; boundary=x';
  const size = 50 * 1024 * 1024;
  const announced = await upload(stage.port, path, {
    cookie,
    'Content-Type': type,
    'Content-Length': String(size),
  });
  expect('an upload of 50 MB is taken', announced === 413);
  const unknown = await upload(stage.port, path, {
    cookie,
    'Content-Type': type,
    'Transfer-Encoding': 'chunked',
  });
  expect('an upload of unknown length is taken', unknown === 411);
}

/** Begins to send and waits for the answer, as a large upload does. */
function upload(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1',
      port,
      path,
      method: 'POST',
      headers: { Host: 'localhost', Origin: 'http://localhost', ...headers },
    });
    request.setTimeout(20_000, () => request.destroy(new Error('an upload was waited for')));
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    request.on('error', reject);
    request.write(Buffer.alloc(64 * 1024, 'x'));
  });
}

/** Whether an address has an account is nobody's business: the same answer in the same words. */
async function enumeration(stage: Stage, expect: Expect): Promise<void> {
  const nobody = 'niemand@lindenhof.example';
  for (const path of ['/sign-in', '/sign-in/code', '/reset']) {
    const answers: string[] = [];
    for (const email of [KUNDIN, nobody]) {
      const form = new URLSearchParams({ email, password: 'ein falsches Passwort' });
      const answer = await ask(stage.port, { path, cookie: '', form });
      answers.push(essence(answer, email));
      expect(`${path} breaks`, answer.status < 500 && answer.status !== 404);
    }
    expect(`${path} tells whether there is an account`, answers[0] === answers[1]);
  }
}

/** Guesses that each claim to come from somewhere else count as what they are. */
async function bruteForce(stage: Stage, expect: Expect): Promise<void> {
  const claims = (n: number) => ({
    'X-Forwarded-For': `198.51.100.${n}`,
    'X-Real-IP': `198.51.100.${n}`,
    Forwarded: `for=198.51.100.${n}`,
    'CF-Connecting-IP': `198.51.100.${n}`,
    'True-Client-IP': `198.51.100.${n}`,
  });
  const dario = demoAddress('dario', SALON);
  for (let n = 1; n <= 10; n += 1) {
    await signIn(stage, { email: dario, password: `falsch ${n}`, headers: claims(n) });
  }
  const right = await signIn(stage, { email: dario, headers: claims(99) });
  expect('an account can be guessed at without end', right.status === 429 && sessionOf(right) === null);
  let refused = 0;
  for (let n = 0; n < 60; n += 1) {
    const answer = await signIn(stage, {
      email: `person${n}@example.ch`,
      password: 'falsch',
      headers: claims(n),
    });
    refused += Number(answer.status === 429);
  }
  expect('an address can guess at many accounts by saying that it is another', refused > 0);
}
