/**
 * Structured logging. The keys are a closed list: random ids and figures may stand in a log, personal data may not,
 * and free text has no place to slip in.
 */
export type LogContext = {
  readonly salonId?: string;
  readonly appointmentId?: string;
  readonly customerId?: string;
  readonly staffId?: string;
  readonly mailId?: string;
  readonly paymentId?: string;
  /** What a message of the vendor is about, and its name there. */
  readonly subject?: string;
  readonly requestId?: string;
  readonly jobId?: string;
  readonly workerId?: string;
  readonly task?: string;
  /** A refusal's or an error's kind, never its prose. */
  readonly kind?: string;
  /** An error's name, SQLSTATE and stack: code places, no values. */
  readonly error?: string;
  readonly method?: string;
  /** A path without its query; secrets in it shortened. */
  readonly path?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly count?: number;
  readonly port?: number;
  readonly url?: string;
  readonly env?: string;
};

export interface Log {
  debug(message: string, context?: LogContext): void;
  info(message: string, context?: LogContext): void;
  warn(message: string, context?: LogContext): void;
  error(message: string, context?: LogContext): void;
}
