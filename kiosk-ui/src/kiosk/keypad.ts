/** Mobile or land line in China, as the contract has it. */
const phone = /^1[3-9][0-9]{9}$|^0[0-9]{2,3}[0-9]{7,8}$/

export const isPhone = (digits: string) => phone.test(digits)

/** One more digit, as long as a phone number can be. */
export const press = (digits: string, digit: string) => (digits.length < 12 ? digits + digit : digits)

/** In groups that can be read back aloud: `138 0013 8000`. */
export function grouped(digits: string): string {
  if (digits.startsWith('1')) return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].filter(Boolean).join(' ')
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** What a screen in public shows of a number: `138 **** 8000`. */
export const masked = (digits: string) => `${digits.slice(0, 3)} **** ${digits.slice(-4)}`
