/** The forms of signing in: their shape only. */
import { z } from 'zod';

/** No field of a real person comes near it. */
const text = z.string().max(2_000).catch('');

const password = z.object({ email: text, password: text });

export type PasswordForm = z.output<typeof password>;

export const readPasswordForm = (form: FormData): PasswordForm => password.parse(Object.fromEntries(form));
