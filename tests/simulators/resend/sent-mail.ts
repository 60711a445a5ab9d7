/** A mail as the simulator accepted it, in the vendor's words. */
export type SentMail = {
  readonly id: string;
  readonly createdAt: string;
  readonly idempotencyKey: string | null;
  /** Of the request's body: the same key with another one is refused. */
  readonly fingerprint: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly SentAttachment[];
};

export type SentAttachment = {
  readonly filename: string;
  readonly contentType: string;
  /** Base64. */
  readonly content: string;
};

/** The body of an error: https://resend.com/docs/api-reference/errors */
export type VendorRefusal = { readonly statusCode: number; readonly name: string; readonly message: string };

export const refuse = (statusCode: number, name: string, message: string): VendorRefusal => ({
  statusCode,
  name,
  message,
});
