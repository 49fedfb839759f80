/** The page's own words in each interface language. */
const LABELS = {
  it: {
    skip: "Vai al messaggio",
    chats: "Chat",
    language: "Lingua di Telegram",
    log: "Chiamate alla Bot API",
    reset: "Ricomincia da capo",
    sideNote: "Tutto resta su questo computer: nessun token, nessun messaggio esce da qui.",
    youAre: "Scrivi come",
    messages: "Messaggi",
    inlineResults: "Risultati inline",
    commands: "Comandi",
    stopReplying: "Non rispondere",
    message: "Messaggio",
    send: "Invia",
    close: "Chiudi",
    logEmpty: "Qui compare ogni chiamata del bot.",
    ok: "OK",
    privateChat: "bot",
    group: "gruppo",
    typing: "sta scrivendo…",
    edited: "modificato",
    via: "tramite",
    reply: "Rispondi",
    replyTo: "Risposta a",
    showMore: "Mostra tutto",
    showLess: "Mostra meno",
    spoiler: "Mostra il testo nascosto",
    copied: "Copiato",
    copy: "Copia",
    opens: "apre una nuova scheda",
    start: "Avvia",
    tryIn: "Prova a chiedere",
    emptyPrivate: "Fai una domanda in italiano, cinese o inglese.",
    emptyGroup:
      "In un gruppo scrivi il nome del bot e qualche parola: le risposte compaiono mentre scrivi.",
    noResults: "Nessun risultato",
    more: "Altri risultati",
    searching: "Cerco…",
    noCommands: "Il bot non ha comandi.",
    silent: "Il bot non ha risposto.",
    offline: "Collegamento interrotto: riprovo.",
    running: "in corso",
    parameters: "Parametri",
    response: "Risposta",
    unsupported: "Messaggio che questa pagina non mostra",
    placeholder: "Messaggio",
    noMessages: "Nessun messaggio",
  },
  "zh-hans": {
    skip: "跳到输入框",
    chats: "聊天",
    language: "Telegram 界面语言",
    log: "Bot API 调用",
    reset: "重新开始",
    sideNote: "一切都留在这台电脑上：不需要令牌，消息不会外传。",
    youAre: "发言身份",
    messages: "消息",
    inlineResults: "内联结果",
    commands: "命令",
    stopReplying: "取消回复",
    message: "消息",
    send: "发送",
    close: "关闭",
    logEmpty: "机器人的每次调用都会显示在这里。",
    ok: "确定",
    privateChat: "机器人",
    group: "群组",
    typing: "正在输入…",
    edited: "已编辑",
    via: "来自",
    reply: "回复",
    replyTo: "回复",
    showMore: "展开",
    showLess: "收起",
    spoiler: "显示隐藏文字",
    copied: "已复制",
    copy: "复制",
    opens: "在新标签页打开",
    start: "开始",
    tryIn: "试试提问",
    emptyPrivate: "用中文、意大利文或英文提问。",
    emptyGroup: "在群里输入机器人的名字和几个字，边输入边出现答案。",
    noResults: "没有结果",
    more: "更多结果",
    searching: "正在搜索…",
    noCommands: "机器人没有命令。",
    silent: "机器人没有回应。",
    offline: "连接中断，正在重试。",
    running: "进行中",
    parameters: "参数",
    response: "响应",
    unsupported: "此页面无法显示的消息",
    placeholder: "消息",
    noMessages: "暂无消息",
  },
  en: {
    skip: "Skip to the message box",
    chats: "Chats",
    language: "Telegram language",
    log: "Bot API calls",
    reset: "Start over",
    sideNote: "Everything stays on this computer: no token, no message leaves it.",
    youAre: "Write as",
    messages: "Messages",
    inlineResults: "Inline results",
    commands: "Commands",
    stopReplying: "Stop replying",
    message: "Message",
    send: "Send",
    close: "Close",
    logEmpty: "Every call the bot makes shows up here.",
    ok: "OK",
    privateChat: "bot",
    group: "group",
    typing: "is typing…",
    edited: "edited",
    via: "via",
    reply: "Reply",
    replyTo: "Reply to",
    showMore: "Show all",
    showLess: "Show less",
    spoiler: "Show the hidden text",
    copied: "Copied",
    copy: "Copy",
    opens: "opens a new tab",
    start: "Start",
    tryIn: "Try asking",
    emptyPrivate: "Ask a question in Italian, Chinese or English.",
    emptyGroup: "In a group, write the bot's name and a few words: answers appear while you type.",
    noResults: "No results",
    more: "More results",
    searching: "Searching…",
    noCommands: "The bot has no commands.",
    silent: "The bot did not answer.",
    offline: "Connection lost: trying again.",
    running: "under way",
    parameters: "Parameters",
    response: "Response",
    unsupported: "A message this page cannot show",
    placeholder: "Message",
    noMessages: "No messages yet",
  },
};

let language = "it";

export function label(name) {
  return LABELS[language][name];
}

/** The page's language as an HTML `lang`. */
export function pageLang() {
  return language === "zh-hans" ? "zh-Hans" : language;
}

export function setLanguage(code) {
  language = code;
  document.documentElement.lang = pageLang();
  for (const node of document.querySelectorAll("[data-label]")) {
    node.textContent = label(node.dataset.label);
  }
  for (const node of document.querySelectorAll("[data-aria-label]")) {
    node.setAttribute("aria-label", label(node.dataset.ariaLabel));
  }
  for (const node of document.querySelectorAll("[data-title]")) {
    node.setAttribute("aria-label", label(node.dataset.title));
    node.title = label(node.dataset.title);
  }
}

const WORDS = {
  it: /\b(il|lo|gli|di|che|è|per|sono|non|una?|del|dei|delle|della|nel|quali|chi|con)\b/gi,
  en: /\b(the|of|and|is|are|in|to|for|not|an?|with|which|who|what)\b/gi,
};

/** The language a text is evidently written in, as an HTML `lang`; undefined where it is not clear. */
export function langOf(text) {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han > latin) return "zh-Hans";
  const italian = text.match(WORDS.it)?.length ?? 0;
  const english = text.match(WORDS.en)?.length ?? 0;
  if (italian === english) return undefined;
  return italian > english ? "it" : "en";
}
