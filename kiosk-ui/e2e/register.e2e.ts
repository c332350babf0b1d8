// The employment register as a manager meets it: a company, a spreadsheet with a fault, the same without, a worker's page.
import { expect, test } from '@playwright/test'
import { desk, signIn } from './console'
import { firstRun } from './first-run'
import { camera, type Language, watchOrigin } from './looks'
import { workbook } from './xlsx'

test.use(desk)

const words = {
  zh: {
    workforce: '人员',
    company: '登记公司',
    edit: '修改',
    save: '保存',
    open: '从表格导入',
    apply: '写入登记簿',
    show: '显示号码',
    leave: '停用',
    back: '恢复',
  },
  en: {
    workforce: 'Workforce',
    company: 'Register a company',
    edit: 'Edit',
    save: 'Save',
    open: 'Import a spreadsheet',
    apply: 'Write it into the register',
    show: 'Show the numbers',
    leave: 'Deactivate',
    back: 'Take back',
  },
} as const

const headings = ['公司*', '姓*', '名*', '性别*', '身份证号*', '住处楼号', '技能']

/** The number of a woman with the check character that its 17 digits ask for. */
function identity(digits: string) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((so, weight, i) => so + weight * Number(digits[i]), 0)
  return digits + '10X98765432'[sum % 11]
}

for (const language of ['zh', 'en'] as Language[]) {
  test(`a manager imports a company's workers in ${language}`, async ({ page }) => {
    const say = words[language]
    const look = camera(language, 120)
    const strays = watchOrigin(page)
    const number = identity(language === 'zh' ? '99999919820703902' : '99999919820703904')
    await signIn(page, language, firstRun().console, async () => undefined, 'register')
    await page.getByRole('link', { name: say.workforce }).click()

    const company = `导入样例${language}`
    await page.getByRole('button', { name: say.company }).click()
    await page.locator('[name=nameZh]').fill(company)
    await page.locator('[name=nameEn]').fill(company)
    await look(page, 'register-company-dialog')
    await page.getByRole('dialog').getByRole('button', { name: say.save }).click()
    await expect(page.locator('.company', { hasText: company })).toBeVisible()

    await page.getByRole('button', { name: say.open }).click()
    const dialog = page.getByRole('dialog')
    const file = (gender: string) => ({
      name: 'workers.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: workbook({ 人员: [headings, [company, '导', `入${language}`, gender, number, '1号楼', 'cleaning']] }),
    })
    await dialog.locator('input[type=file]').setInputFiles(file('中'))
    await expect(dialog.locator('tbody tr')).toHaveCount(1)
    await expect(dialog.getByRole('button', { name: say.apply })).toBeDisabled()
    await look(page, 'register-import-faults')
    await dialog.locator('input[type=file]').setInputFiles(file('女'))
    await dialog.getByRole('button', { name: say.apply }).click()
    await expect(dialog.getByRole('button', { name: say.apply })).toHaveCount(0)
    await look(page, 'register-imported')
    await page.keyboard.press('Escape')

    await page
      .locator('.workers')
      .getByRole('link', { name: `导入${language}` })
      .click()
    const facts = page.locator('[data-identity]')
    await expect(facts).toHaveText(`${'*'.repeat(14)}${number.slice(14)}`)
    await page.getByRole('button', { name: say.show }).click()
    await expect(facts).toHaveText(number)
    await look(page, 'register-worker')
    await page.getByRole('button', { name: say.leave }).click()
    await expect(page.getByRole('button', { name: say.back })).toBeVisible()
    await expect(page.locator('.barred').getByText(`导入${language}`)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.locator('.company a').first().click()
    await expect(page.locator('.share')).toBeVisible()
    await expect(page.locator('[data-of-company]')).not.toHaveCount(0)
    await look(page, 'register-share')

    await test.step('what is registered of a company is edited in one place', async () => {
      await page.getByRole('button', { name: say.edit, exact: true }).click()
      await page.locator('[name=certificateCode]').fill(`CODE-${language}-2026`)
      await page.locator('[name=promiseZh]').fill('两小时内回应')
      await page.locator('[name=promiseEn]').fill('An answer within two hours')
      await page.locator('[name=grade]').selectOption('A')
      await page.locator('[name=awardedBy]').fill('市家庭服务业协会')
      await page.getByRole('dialog').getByRole('button', { name: say.save }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(page.locator('.file .facts')).toContainText(`CODE-${language}-2026`)
      await look(page, 'register-company')
    })
    expect(strays).toEqual([])
  })
}
