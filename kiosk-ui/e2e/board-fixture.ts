// An invented day of forty workers and two hundred visits, to measure how fast it is drawn. No station answers it.
import type { Board, BoardVisit, VisitState } from '../src/shared/api/station'

const states: VisitState[] = ['assigned', 'accepted', 'departed', 'arrived', 'started', 'finished', 'unanswered']
const services = [
  { category: 'cleaning', text: { zh: '卫生间保洁', en: 'Bathroom cleaning' } },
  { category: 'elder-care', text: { zh: '陪同就医', en: 'Company to the doctor' } },
  { category: 'meals', text: { zh: '上门做饭', en: 'Cooking at home' } },
]
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章'

export function largeDay(date: string): Board {
  const at = (minutes: number) =>
    `${date}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00+08:00`
  const id = (kind: number, number: number) => `00000000-0000-7000-800${kind}-${String(number).padStart(12, '0')}`
  const workers = [...surnames].map((surname, number) => ({
    id: id(1, number),
    name: `${surname}小${'芳丽敏静'[number % 4]}`,
    company: number % 2 ? { zh: '邻里家政', en: 'Neighbours' } : { zh: '安心到家', en: 'At Ease' },
  }))
  const visits = Array.from({ length: 200 }, (_, number): BoardVisit => {
    const worker = workers[number % 40]!
    const turn = Math.floor(number / 40)
    const start = 480 + turn * 135 + (number % 4) * 15
    const { category, text } = services[number % 3]!
    const isFree = number % 50 === 49
    const isCrew = turn === 2 && number % 40 < 8
    return {
      id: id(2, number),
      version: 1,
      booking: id(3, number),
      number: `A${String(number + 1).padStart(3, '0')}`,
      service: text,
      start: at(start),
      end: at(start + 90),
      state: isFree ? 'unassigned' : turn > 2 ? 'assigned' : states[number % states.length]!,
      ...(!isFree && { worker, travel: { minutes: 12, fromHome: turn === 0 } }),
      address: { zh: `${(number % 9) + 1}号楼 2单元 301`, en: `Building ${(number % 9) + 1}, 2-301` },
      recipient: '张女士',
      presenceProven: false,
      presenceToCheck: false,
      attendanceOwed: false,
      refusedEvents: 0,
      member: isCrew ? (number % 2) + 1 : 1,
      urgent: false,
      category,
      ...(isCrew && { crew: id(4, Math.floor(number / 2)) }),
      ...(turn === 3 && number % 10 === 0 && { expected: { start: at(start + 25), end: at(start + 115) } }),
    }
  })
  const late = visits.filter(({ expected }) => expected)
  return {
    date,
    now: at(13 * 60 + 10),
    opens: at(480),
    closes: at(1200),
    slotMinutes: 30,
    lanes: workers.map((worker, number) => ({
      worker,
      shifts: [{ start: at(480), end: at(number % 5 ? 1200 : 1080) }],
      off: number % 11 === 10 ? [{ start: at(1080), end: at(1200) }] : [],
      held: number % 17 === 16 ? [{ start: at(1110), end: at(1170) }] : [],
    })),
    visits,
    alarms: late.slice(0, 2).map(({ id: visit }, number) => ({ id: id(5, number), visit, kind: 'late', level: 2 })),
  }
}
