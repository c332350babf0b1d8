// A call is put together: the words around the number and the desk, and each sign of the number by itself.
import type { Locale } from '../format'

/** The letters of numbers: without I and O, which look like digits. */
export const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** In Chinese one is 幺, so that it sounds like no other. */
const digits = ['零', '幺', '二', '三', '四', '五', '六', '七', '八', '九']

/** `A017` as it is spoken, sign by sign. */
export const signsOf = (number: string, language: Locale): string[] =>
  [...number].map((sign) => (language === 'zh-CN' ? (digits[Number(sign)] ?? sign) : sign))

/** The words of a text around its `{places}`, without the marks at their ends. */
export const wordsAround = (text: string): string[] =>
  text
    .split(/\{\w+\}/)
    .map((words) => words.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, ''))
    .filter(Boolean)

/** Every desk that may be called to. */
export const desks = Array.from({ length: 20 }, (_, at) => String(at + 1))
