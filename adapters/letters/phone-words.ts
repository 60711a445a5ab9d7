const SWISS = /^\+41(\d{2})(\d{3})(\d{2})(\d{2})$/;

/** `071 222 33 44` for a Swiss number in E.164; others stay international. */
export const phoneWords = (e164: string): string => {
  const match = SWISS.exec(e164.replace(/\s/g, ''));
  return match ? `0${match[1]} ${match[2]} ${match[3]} ${match[4]}` : e164;
};
