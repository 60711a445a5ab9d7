import { describe, expect, it } from 'vitest';
import { jsonLog } from '#adapters/logging/json-log.ts';

function linesOf(write: (log: ReturnType<typeof jsonLog>) => void, level: 'debug' | 'info' = 'info') {
  const lines: string[] = [];
  write(jsonLog(level, { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it("writes the operations guide's four fields and nothing else", () => {
    const [line] = linesOf((log) =>
      log.info('Booking confirmed', { salonId: 'salon-1', appointmentId: 'apt-123' }),
    );
    expect(line).toEqual({
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      level: 'info',
      message: 'Booking confirmed',
      context: { salonId: 'salon-1', appointmentId: 'apt-123' },
    });
  });

  it('leaves the context out where there is none', () => {
    const [line] = linesOf((log) => log.warn('Heartbeat failed'));
    expect(Object.keys(line ?? {}).sort()).toEqual(['level', 'message', 'timestamp']);
  });

  it('names all four levels, and is silent below its own', () => {
    const write = (log: ReturnType<typeof jsonLog>) => {
      for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]('x');
    };
    expect(linesOf(write, 'debug').map(({ level }) => level)).toEqual(['debug', 'info', 'warn', 'error']);
    expect(linesOf(write).map(({ level }) => level)).toEqual(['info', 'warn', 'error']);
  });
});
