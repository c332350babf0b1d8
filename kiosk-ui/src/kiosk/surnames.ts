// Surnames to be picked by touch: the most common ones of the country in the order of how many bear them, then those of two
// characters. Whoever has another one needs to leave none.
const common =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const double = ['欧阳', '上官', '诸葛', '司马']

export const surnames: readonly string[] = [...common, ...double]
