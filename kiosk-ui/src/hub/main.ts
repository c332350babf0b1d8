import '@shared/fonts'
import '@shared/styles/base.css'
import './hub.css'
import { createApp } from 'vue'
import { createLanguages } from '@shared/i18n'
import sharedEn from '@shared/messages/en.json'
import sharedZh from '@shared/messages/zh-CN.json'
import HubApp from './HubApp.vue'
import en from './messages/en.json'
import zh from './messages/zh-CN.json'

createApp(HubApp)
  .use(createLanguages({ 'zh-CN': { ...sharedZh, ...zh }, en: { ...sharedEn, ...en } }, { remember: true }))
  .mount('#app')
