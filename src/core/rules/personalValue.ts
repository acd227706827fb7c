/** Recognises values that are personal data whatever claim they stand in; each pattern is anchored and bounded. */

/** Nothing recognised here is longer. */
const longest = 254;

/** What kind of personal data a whole string is, in words; undefined for anything else. */
export function personalValue(text: string): string | undefined {
  if (text.length < 8 || text.length > longest) return undefined;
  if (text.includes('@')) return email.test(text) ? 'an e-mail address' : undefined;
  if (e164.test(text)) return 'a phone number';
  if (socialSecurity.test(text)) return 'a social security number';
  if (card.test(text) && passesLuhn(text)) return 'a payment card number';
  if (iban.test(text) && passesMod97(text)) return 'a bank account number';
  return undefined;
}

const email = /^[\w.+'-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}$/i;
/** ITU-T E.164 with its plus sign; without one it is any number. */
const e164 = /^\+[1-9]\d{7,14}$/;
/** The Social Security Administration never gave 000, 666 or 9xx, nor a group 00 or serial 0000. */
const socialSecurity = /^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/;
/** ISO/IEC 7812: the major industry digits of payment cards, 15 or 16 digits, in groups or not. */
const card = /^(?:3[47]\d{2}[ -]?\d{6}[ -]?\d{5}|(?:4\d|5[1-5]|2[2-7]|6[05])\d{2}(?:[ -]?\d{4}){3})$/;
/** ISO 13616. */
const iban = /^[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}$/;

function passesLuhn(text: string): boolean {
  let sum = 0;
  let isSecond = false;
  for (let i = text.length - 1; i >= 0; i--) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) continue;
    const doubled = digit * 2;
    sum += isSecond ? (doubled > 9 ? doubled - 9 : doubled) : digit;
    isSecond = !isSecond;
  }
  return sum % 10 === 0;
}

/** ISO 7064 MOD 97-10 over the account with country and check digits moved to its end, letters as 10 to 35. */
function passesMod97(text: string): boolean {
  const account = text.replaceAll(' ', '');
  let remainder = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const digit = Number.parseInt(character, 36);
    remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
  }
  return remainder === 1;
}
