/**
 * A strict reader of iCalendar text, written from RFC 5545 and not from the library that wrote it: refuses bare line
 * feeds, lines over 75 octets, broken UTF-8 at a fold, control characters, unbalanced components.
 */
export type Property = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
};
export type Component = {
  readonly name: string;
  readonly properties: Property[];
  readonly components: Component[];
};

function unfold(text: string): string[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line is not ended');
  const lines = text.slice(0, -2).split('\r\n');
  const unfolded: string[] = [];
  for (const line of lines) {
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error(`control character: ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
    if (/[\ud800-\udbff]$|^ ?[\udc00-\udfff]/.test(line)) throw new Error(`fold inside a character: ${line}`);
    if (/^[ \t]/.test(line)) unfolded[unfolded.length - 1] += line.slice(1);
    else unfolded.push(line);
  }
  return unfolded;
}

const NAME = /^[A-Za-z0-9-]+$/;

function property(line: string): Property {
  let colon = -1;
  let quoted = false;
  const marks = [...line];
  for (const [index, mark] of marks.entries()) {
    if (mark === '"') quoted = !quoted;
    if (mark === ':' && !quoted) {
      colon = index;
      break;
    }
  }
  if (colon < 0) throw new Error(`no colon: ${line}`);
  const head = marks.slice(0, colon).join('');
  const [name = '', ...parameters] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  if (!NAME.test(name)) throw new Error(`not a name: ${name}`);
  const pairs = parameters.map((parameter) => {
    const match = /^([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)$/.exec(parameter);
    if (!match) throw new Error(`not a parameter: ${parameter}`);
    return [match[1] ?? '', (match[2] ?? '').replaceAll('"', '')];
  });
  return { name, parameters: Object.fromEntries(pairs), value: marks.slice(colon + 1).join('') };
}

export function readCalendar(text: string): Component {
  const root: Component = { name: 'ROOT', properties: [], components: [] };
  const open: Component[] = [root];
  for (const line of unfold(text)) {
    const read = property(line);
    const current = open[open.length - 1];
    if (!current) throw new Error('text after the end');
    if (read.name === 'BEGIN') {
      const component: Component = { name: read.value, properties: [], components: [] };
      current.components.push(component);
      open.push(component);
    } else if (read.name === 'END') {
      if (current.name !== read.value) throw new Error(`${read.value} ends inside ${current.name}`);
      open.pop();
    } else current.properties.push(read);
  }
  const [calendar] = root.components;
  if (open.length !== 1 || root.components.length !== 1 || !calendar || root.properties.length > 0) {
    throw new Error('not one calendar');
  }
  return calendar;
}

/** The only property of this name; an error if there are several or none. */
export function the(component: Component, name: string): Property {
  const found = component.properties.filter((candidate) => candidate.name === name);
  const [one] = found;
  if (found.length !== 1 || !one) throw new Error(`${found.length} × ${name} in ${component.name}`);
  return one;
}

export const has = (component: Component, name: string): boolean =>
  component.properties.some((candidate) => candidate.name === name);

export function part(component: Component, name: string): Component {
  const [one, ...more] = component.components.filter((candidate) => candidate.name === name);
  if (!one || more.length > 0) throw new Error(`not one ${name}`);
  return one;
}

/** A TEXT value as it was meant (RFC 5545, 3.3.11); an unescaped comma or semicolon is an error. */
export function plain(value: string): string {
  if (/(?<!\\)(?:\\\\)*[,;]/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}

/**
 * The instant of a local DATE-TIME by the VTIMEZONE alone: the latest yearly onset (`last Sunday of a month`) before
 * it decides the offset, with the local time read under the offset that the onset replaced.
 */
export function instantIn(zone: Component, local: string): number {
  const wall = utcOf(local);
  let best = { onset: -Infinity, offset: Number.NaN };
  for (const rule of zone.components) {
    const start = the(rule, 'DTSTART').value;
    const recurrence = the(rule, 'RRULE').value;
    const match = /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=-1SU$/.exec(recurrence);
    if (!match) throw new Error(`unknown rule: ${recurrence}`);
    for (const year of [new Date(wall).getUTCFullYear() - 1, new Date(wall).getUTCFullYear()]) {
      const onset = lastSunday(year, Number(match[1])) + (utcOf(start) % 86_400_000);
      if (onset <= wall && onset > best.onset)
        best = { onset, offset: offset(the(rule, 'TZOFFSETTO').value) };
    }
  }
  return wall - best.offset;
}

function utcOf(local: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(local);
  if (!match) throw new Error(`not a local time: ${local}`);
  const [year = 0, month = 0, day = 0, hour = 0, min = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, min, second);
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}

function offset(text: string): number {
  const match = /^([+-])(\d\d)(\d\d)$/.exec(text);
  if (!match) throw new Error(`not an offset: ${text}`);
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}
