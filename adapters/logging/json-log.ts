import { pino, type DestinationStream } from 'pino';
import type { Log, LogContext } from '#domain/ports/log.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One JSON object a line, in the operations guide's shape: timestamp, level, message, context. */
export function jsonLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"timestamp":"${new Date(Date.now()).toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  const at = (method: LogLevel) => (message: string, context?: LogContext) =>
    logger[method](context ? { context } : {}, message);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
