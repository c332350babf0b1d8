import '@shared/fonts'
import '@shared/styles/base.css'
import './kiosk.css'
import './landscape.css'
import { createApp } from 'vue'
import { createLanguages } from '@shared/i18n'
import en from './messages/en.json'
import zh from './messages/zh-CN.json'
import KioskApp from './KioskApp.vue'

createApp(KioskApp)
  .use(createLanguages({ 'zh-CN': zh, en }, { remember: false }))
  .mount('#app')
