// The first Han character of each initial in the order of pinyin. Where a character lies between two of them tells its
// initial, by the browser's own collation: a table of all characters would weigh more than a page.
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀']
const initials = [...'abcdefghjklmnopqrstwxyz']
const order = new Intl.Collator('zh-CN-u-co-pinyin')

function initial(sign: string): string {
  if (/[a-z0-9]/i.test(sign)) return sign.toLowerCase()
  if (!/\p{Script=Han}/u.test(sign)) return ''
  return initials[firsts.findLastIndex((first) => order.compare(first, sign) <= 0)] ?? ''
}

/** `日常保洁 2 小时` → `rcbj2xs`: letters and digits stay. A character with several readings has its most common one. */
export const pinyinInitials = (text: string): string => [...text].map(initial).join('')

/** Whether every word that was typed is found in a text, as it is written or by its pinyin initials. */
export function typedMatches(typed: string, text: string): boolean {
  const plain = text.toLowerCase()
  const short = pinyinInitials(text)
  const words = typed.trim().toLowerCase().split(/\s+/)
  return words.every((word) => plain.includes(word) || short.includes(word))
}
