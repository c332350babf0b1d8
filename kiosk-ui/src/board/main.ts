import '@shared/fonts'
import '@shared/styles/base.css'
import './board.css'
import { createApp } from 'vue'
import { createLanguages } from '@shared/i18n'
import BoardApp from './BoardApp.vue'
import en from './messages/en.json'
import zh from './messages/zh-CN.json'

createApp(BoardApp)
  .use(createLanguages({ 'zh-CN': zh, en }, { remember: false }))
  .mount('#app')
