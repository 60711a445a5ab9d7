/** The few lines of a calendar file that a customer's calendar acts on (RFC 5545, RFC 5546). */
export type Invitation = {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  /** Wall clock of the salon: `20261203T093000`. */
  readonly start: string;
  readonly status: string;
  readonly zone: string;
};

export function readInvitation(ics: string): Invitation {
  const lines = ics.replace(/\r\n[ \t]/g, '').split('\r\n');
  const zone = /BEGIN:VTIMEZONE\r\nTZID:(.*)\r\n/.exec(ics)?.[1] ?? '';
  const event = lines.slice(lines.indexOf('BEGIN:VEVENT'));
  const valueOf = (name: string, among: readonly string[]): string =>
    among
      .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
      ?.replace(/^[^:]*:/, '') ?? '';
  return {
    method: valueOf('METHOD', lines),
    uid: valueOf('UID', event),
    sequence: Number(valueOf('SEQUENCE', event)),
    start: valueOf('DTSTART', event),
    status: valueOf('STATUS', event),
    zone,
  };
}

/** `2026-12-03T09:30+01:00` as a calendar file writes it. */
export const calendarStart = (start: string): string => `${start.slice(0, 16).replace(/[-:]/g, '')}00`;
