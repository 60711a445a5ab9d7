const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.source;
const PHONE = /(?:\+|00)\d[\d\s().\-/]{6,}\d|0\d{2}[\s./-]?\d{3}[\s.-]?\d{2}[\s.-]?\d{2}/.source;
const UUID_OR_PHONE = new RegExp(`${UUID}|(?<![\\w.-])(?:${PHONE})(?![\\w-])`, 'gi');
const WHOLE_UUID = new RegExp(`^${UUID}$`, 'i');

/**
 * Text that leaves for an error report or a log, without what is known to be personal or secret in it: addresses,
 * telephone numbers, query strings, a query's parameters, keys, and the signed tokens that open somebody's visit.
 * Random ids stay. It is the last line of defence, not a licence to write personal data into messages.
 */
export const redact = (text: string): string =>
  text
    .replace(/\bparams: [\s\S]*$/, 'params: …')
    .replace(/(\/(?:visit|order)\/)[^/?#\s"'<>)]+/g, '$1…')
    .replace(/\?[\w.~%+[\]-]+=[^\s"'<>)]*/g, '?…')
    .replace(/\b(?:re|sk|pk|rk|whsec)_\w{8,}/g, '[key]')
    .replace(/[^\s"'<>(),;:=[\]]+@[^\s"'<>(),;:=[\]]+/g, '[e-mail]')
    .replace(UUID_OR_PHONE, (found) => (WHOLE_UUID.test(found) ? found : '[phone]'));
