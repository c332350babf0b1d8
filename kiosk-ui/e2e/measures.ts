// What a finger and an old pair of eyes need of every screen of the kiosk, measured in the page.
import type { Page } from '@playwright/test'

export type Shape = 'portrait' | 'landscape'
export type Mode = 'normal' | 'large' | 'contrast' | 'low'

/** What is too small, cut off, beyond the screen or over something else; empty when all is well. */
export const measure = (page: Page, shape: Shape, mode: Mode) =>
  page.evaluate(
    ({ shape, smallest, whole }) => {
      const faults: string[] = []
      const dialog = document.querySelector('dialog[open]')
      const within: ParentNode = dialog ?? document
      const main = document.querySelector('main')!
      const inMain = (element: Element) => !dialog && main.contains(element)
      /** What of an element can be seen: the scrolling part shows no more than its own box. */
      const seen = (element: Element, { left, top, right, bottom }: DOMRect) => {
        const frame = inMain(element)
          ? main.getBoundingClientRect()
          : new DOMRect(0, 0, document.documentElement.clientWidth, document.documentElement.clientHeight)
        const box = {
          left: Math.max(left, frame.left),
          top: Math.max(top, frame.top),
          right: Math.min(right, frame.right),
          bottom: Math.min(bottom, frame.bottom),
        }
        return box.right - box.left > 3 && box.bottom - box.top > 3 ? box : undefined
      }
      const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      const nameOf = (element: Element) =>
        (element.textContent?.trim() || element.getAttribute('aria-label') || '?').slice(0, 30)
      const over = (one: Box, other: Box) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2
      type Box = { left: number; top: number; right: number; bottom: number }

      const targets: { name: string; box: Box }[] = []
      for (const target of within.querySelectorAll('button, input, a')) {
        if (!shown(target)) continue
        const rect = target.getBoundingClientRect()
        const name = nameOf(target)
        if (rect.width < 96 || rect.height < 96) faults.push(`target ${name} is ${rect.width}×${rect.height}`)
        if (shape === 'portrait' && rect.top < 640 && (!inMain(target) || main.scrollTop === 0))
          faults.push(`target ${name} is in the upper third`)
        if (target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1)
          faults.push(`${name} is cut off`)
        if (rect.left < -1 || rect.right > innerWidth + 1) faults.push(`${name} leaves the screen`)
        const box = seen(target, rect)
        if (box) targets.push({ name, box })
      }
      targets.forEach((one, at) => {
        for (const other of targets.slice(at + 1))
          if (over(one.box, other.box)) faults.push(`targets ${one.name} and ${other.name} overlap`)
      })

      const texts: { name: string; element: Element; box: Box }[] = []
      const walker = document.createTreeWalker(within as Node, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement!
        const text = walker.currentNode.textContent?.trim()
        if (!text || element.closest('script, style') || !shown(element)) continue
        const size = parseFloat(getComputedStyle(element).fontSize)
        const least = element.closest('.stage') ? 32 : smallest
        if (size < least) faults.push(`"${text}" has ${size} px`)
        const range = document.createRange()
        range.selectNodeContents(walker.currentNode)
        // What ends with '…' says itself that there is more, and shows no more than its own box.
        const shortened = getComputedStyle(element).textOverflow === 'ellipsis'
        for (const line of shortened ? [element.getBoundingClientRect()] : range.getClientRects()) {
          if (line.left < 0 || line.right > innerWidth) faults.push(`"${text}" leaves the screen`)
          // A line's box is taller than its letters.
          const blank = Math.max(0, (line.height - size) / 2)
          const box = seen(element, new DOMRect(line.left, line.top + blank, line.width, line.height - 2 * blank))
          if (box) texts.push({ name: text.slice(0, 30), element, box })
        }
      }
      texts.forEach((one, at) => {
        for (const other of texts.slice(at + 1)) {
          if (one.element !== other.element && over(one.box, other.box))
            faults.push(`"${one.name}" and "${other.name}" overlap`)
        }
      })
      if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the screen')
      const higher = main.scrollHeight - main.clientHeight
      if (higher > 1 && (whole || !document.querySelector('.more-below')))
        faults.push(`content is ${higher} px too high`)
      if (dialog && dialog.scrollHeight > dialog.clientHeight + 1) faults.push('the dialog is cut off')
      return faults
    },
    {
      shape,
      smallest: mode === 'large' ? 40 : 32,
      whole: shape === 'portrait' && (mode === 'normal' || mode === 'contrast'),
    },
  )
