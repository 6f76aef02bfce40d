import type { Messages } from './en-US.ts';
import { formatFor } from './format.ts';

const format = formatFor('pt-BR');
const count = (n: number, one: string, other: string) => `${format.number(n)} ${format.plural(n, { one, other })}`;

/** Português do Brasil. */
export const messages: Messages = {
  format,
  productName: '163 SMTP Email Sender',
  back: 'Voltar',
  opensNewWindow: '(abre em nova janela)',

  connecting: 'Conectando ao Outlook…',
  notLoaded: {
    title: 'O Outlook não responde',
    text: 'Um arquivo necessário aos suplementos do Outlook não pôde ser carregado, ou o Outlook demorou demais. Nada foi enviado.',
    remedy:
      'Feche este painel e abra-o de novo. Se não adiantar, verifique se appsforoffice.microsoft.com e ajax.aspnetcdn.com não estão bloqueados na sua rede.',
  },
  outsideOutlook: {
    title: 'Esta página funciona dentro do Outlook',
    text: 'Ela envia o rascunho aberto no Outlook; sozinha, em uma guia do navegador, não faz nada.',
    remedy:
      'No Outlook, escreva uma nova mensagem e escolha “Enviar pelo 163” na faixa de opções. Funciona com caixas de correio do Microsoft 365 e do Outlook.com; uma caixa do 163 adicionada ao Outlook não aceita suplementos.',
  },
  noDraft:
    'Nenhum rascunho aberto. Escreva uma nova mensagem, resposta ou encaminhamento, e o conteúdo aparecerá aqui.',
  serverAway: 'Não foi possível acessar o serviço deste suplemento, então nada pode ser enviado agora.',
  tryAgain: 'Tentar de novo',

  consent: {
    title: 'Antes do primeiro envio',
    changedTitle: 'A política de privacidade mudou',
    text: 'Este suplemento entrega o seu rascunho, com o seu endereço do 163 e o código de autorização, ao próprio servidor, que o repassa ao 163 por uma conexão criptografada e esquece tudo em seguida. Nada é armazenado, e ninguém mais recebe nada.',
    changedText: 'Leia o que há de novo antes do próximo envio.',
    policy: 'Ler a política de privacidade',
    agree: 'Concordar e continuar',
    needed: 'Primeiro concorde com a política de privacidade.',
    notKept:
      'O Outlook não conseguiu guardar a sua concordância. Você pode continuar; perguntaremos de novo na próxima vez.',
  },

  account: {
    title: 'Sua conta do 163',
    address: 'Endereço do 163',
    addressHint: 'Os destinatários verão este endereço como remetente.',
    addressMissing: 'Informe o seu endereço do 163.',
    addressWrong: 'Este não é um endereço do 163.com. Ele tem a forma nome@163.com.',
    code: 'Código de autorização',
    codeHint: 'Não é a senha da web: é um código que o 163 cria para programas de e-mail.',
    codeMissing: 'Informe o código de autorização.',
    codeCharacters: 'O código de autorização só tem letras latinas e números. Copie-o de novo.',
    codeShape: 'O código costuma ter 16 letras e números. Este parece diferente; não seria a sua senha da web?',
    show: 'Mostrar código',
    hide: 'Ocultar código',
    check: 'Verificar',
    checking: 'Verificando com o 163…',
    accepted: 'O 163 aceitou o endereço e o código.',
    guide: 'Como consigo um código?',
    forget: 'Esquecer agora',
    forgotten: 'O endereço e o código foram esquecidos.',
    kept: 'Ficam só na memória, até o e-mail ser enviado ou este painel ser fechado.',
  },

  draft: {
    title: 'O que será enviado',
    reading: 'Lendo o rascunho…',
    again: 'Ler de novo',
    unreadable: 'O Outlook não entregou o rascunho inteiro. Nada pode ser enviado até que entregue.',
    from: 'De',
    fromMissing: 'seu endereço do 163',
    notFromOutlook: (address) => `Não de ${address}, seu endereço do Outlook.`,
    to: 'Para',
    cc: 'Cc',
    bcc: 'Cco',
    nobody: 'Ninguém ainda',
    showAll: (n) => `Mostrar todos os ${format.number(n)}`,
    showFewer: 'Mostrar menos',
    subject: 'Assunto',
    noSubject: 'Sem assunto',
    kind: 'Tipo',
    kinds: { newMail: 'Nova mensagem', reply: 'Resposta', forward: 'Encaminhamento' },
    attachments: 'Anexos',
    noAttachments: 'Nenhum',
    total: (n, bytes) => `${count(n, 'arquivo', 'arquivos')}, ${format.size(bytes)}`,
    pictures: 'Imagens no texto',
    pictureCount: (n) => count(n, 'imagem', 'imagens'),
    importance: 'Prioridade',
    file: (type, bytes) => (type === '' ? format.size(bytes) : `${type}, ${format.size(bytes)}`),
  },

  checks: {
    title: 'Antes de sair',
    error: 'Precisa ser corrigido',
    warning: 'Confira',
    sendingElsewhere: 'Outro painel está enviando um e-mail agora. Espere até que termine.',
    appointment: 'Isto é uma reunião, e só e-mails podem ser enviados pelo 163. Escreva uma mensagem.',
    protectedItem:
      'Esta mensagem está criptografada, assinada ou protegida. Enviada pelo 163, ela perderia a proteção ou não abriria. Desative a proteção no Outlook, se puder, ou envie pelo Outlook.',
    noRecipients: 'Não há destinatário. Inclua um em Para, Cc ou Cco.',
    tooManyRecipients: (n, limit) =>
      `${format.number(n)} destinatários são demais; o limite é ${format.number(limit)}. Envie a menos pessoas de cada vez.`,
    badAddresses: (names) => `Isto não pode ser um endereço de e-mail: ${format.list(names)}. Corrija ou remova.`,
    controlCharacters: (names) => `Há caracteres de controle invisíveis em: ${format.list(names)}. Digite de novo.`,
    subjectTooLong: (limit) => `O assunto tem mais de ${format.number(limit)} caracteres. Encurte-o.`,
    refusedTypes: (names) =>
      `O 163 não aceita arquivos deste tipo: ${format.list(names)}. Coloque-os em um arquivo ZIP ou compartilhe um link.`,
    cloudAttachments: (names) =>
      `Isto é só um link para um arquivo na nuvem: ${format.list(names)}. No Outlook, escolha “Anexar como cópia” ou ponha o link no texto.`,
    tooLarge: (bytes, limit) =>
      `Os anexos somam ${format.size(bytes)}; o limite é ${format.size(limit)}. Remova alguns ou compartilhe um link.`,
    tooManyAttachments: (n, limit) =>
      `${format.number(n)} anexos são demais; o limite é ${format.number(limit)}. Coloque alguns em um arquivo ZIP.`,
    emptyAttachments: (names) =>
      `O Outlook entregou um arquivo vazio: ${format.list(names)}. Anexe-o de novo. Talvez a sua organização o esteja bloqueando.`,
    changedAttachments: (names) =>
      `O tamanho deste arquivo não é o que o Outlook anunciou: ${format.list(names)}. Ele pode ter sido trocado no caminho; abra-o para ter certeza.`,
    emptySubject: 'O assunto está vazio. E-mails sem assunto são muitas vezes tomados por spam.',
    emptyBody: 'O texto está vazio.',
    forgottenAttachment: 'O texto fala de um anexo, mas não há nenhum.',
    missingPictures: (n) =>
      `${count(n, 'imagem do texto não foi encontrada', 'imagens do texto não foram encontradas')}. Os destinatários verão um quadro vazio; insira de novo para ter certeza.`,
    onlyTest: 'Um e-mail que só diz “teste” costuma ser recusado pelo 163 como spam. Escreva uma frase de verdade.',
    delayed: (until) =>
      `No Outlook, este e-mail está programado para ${format.dateTime(until)}. Pelo 163, ele é enviado agora.`,
    alreadySent: 'Este rascunho já foi enviado pelo 163. Enviá-lo de novo dá uma segunda cópia a cada destinatário.',
    sendUnknown:
      'O envio deste rascunho já tinha começado, e não se sabe como terminou. Veja primeiro a pasta de enviados (已发送) em mail.163.com.',
  },

  options: {
    title: 'Opções',
    replyTo: 'As respostas vão para',
    replyToAccount: 'o endereço do 163',
    replyToOutlook: (address) => (address === '' ? 'o endereço do Outlook' : `o endereço do Outlook (${address})`),
    displayName: 'Nome que os destinatários veem',
    displayNameHint: 'Opcional. Sem ele, veem só o endereço.',
    importance: 'Prioridade',
    importanceHint: 'O Outlook não informa aos suplementos o que você definiu no rascunho; escolha aqui.',
    importances: { low: 'Baixa', normal: 'Normal', high: 'Alta' },
    readReceipt: 'Pedir confirmação de leitura',
    undo: 'Tempo para desfazer',
    undoSeconds: (n) => (n === 0 ? 'Nenhum' : count(n, 'segundo', 'segundos')),
  },

  sending: {
    send: 'Enviar pelo 163',
    sendAnyway: 'Enviar mesmo assim',
    cancel: 'Cancelar',
    undo: 'Desfazer',
    dontSend: 'Não enviar',
    askTitle: 'Enviar assim?',
    blockedTitle: 'Ainda não enviado',
    checking: 'Verificando o rascunho…',
    counting: (n) => `Enviando em ${count(n, 'segundo', 'segundos')}`,
    reading: 'Lendo os anexos…',
    readingDetail: (done, of) => `${format.number(done)} de ${format.number(of)}`,
    preparing: 'Preparando o e-mail…',
    uploading: 'Transmitindo o e-mail…',
    uploaded: (loaded, total) => `${format.size(loaded)} de ${format.size(total)}`,
    waiting: 'O 163 está verificando o e-mail. Já não dá para cancelar.',
    progress: 'Andamento do envio',
    elsewhere: 'Outro rascunho ainda está sendo enviado por este painel. Este pode seguir quando terminar.',
    other: {
      sent: 'O rascunho que estava aberto antes foi enviado pelo 163.',
      notSent: 'O rascunho que estava aberto antes não foi enviado. Nada dele foi entregue a ninguém.',
      unknown:
        'Não se sabe se o rascunho que estava aberto antes foi enviado. Veja a pasta de enviados (已发送) em mail.163.com.',
    },
    cancelled: 'Cancelado. Nada foi enviado a ninguém.',
    cancelledUnknown:
      'Cancelado tarde demais para ter certeza: o e-mail inteiro pode já ter chegado ao 163. Veja a pasta de enviados (已发送) em mail.163.com antes de enviar de novo.',
    noteStarted: 'Sendo enviado pelo 163. Se este aviso ficar, veja os enviados do 163 antes de enviar de novo.',
    noteSent: 'Enviado pelo 163. Não é preciso enviar de novo.',
  },

  sent: {
    title: (n) => `Enviado a ${count(n, 'destinatário', 'destinatários')}`,
    text: (time) => `O 163 recebeu o e-mail às ${format.time(time)}.`,
    queueId: 'Referência do 163',
    copy: 'Copiar',
    copied: 'Copiado',
    notCopied: 'Selecione o texto e copie você mesmo.',
    forgotten: 'O código de autorização e o e-mail foram apagados da memória.',
    draftLeft: 'O rascunho ainda está aberto no Outlook. Ele não é mais necessário.',
    discard: 'Descartar o rascunho',
    discardHint: 'O Outlook o fecha, e este painel junto.',
    discardFailed: 'O Outlook não o descartou. Feche a janela da mensagem e escolha “Descartar”.',
    cannotDiscard:
      'Este Outlook não permite que suplementos descartem um rascunho. Feche a janela da mensagem e escolha “Descartar”.',
    keep: 'Manter o rascunho',
    count: (n) => `${count(n, 'e-mail enviado', 'e-mails enviados')} nesta sessão`,
  },

  failure: {
    title: 'Não enviado',
    unknownTitle: 'Não se sabe se o e-mail foi enviado',
    nothingDelivered: 'Nada foi entregue a ninguém.',
    deliveryUnknown:
      'Abra mail.163.com e veja primeiro a pasta de enviados (已发送). Envie de novo somente se o e-mail não estiver lá.',
    retryLater: (seconds) =>
      seconds < 90
        ? `Tente de novo em ${count(Math.ceil(seconds), 'segundo', 'segundos')}.`
        : `Tente de novo em ${count(Math.ceil(seconds / 60), 'minuto', 'minutos')}.`,
    refusedRecipients: 'Endereços recusados',
    unreadable: 'Anexos',
    fields: 'Campos',
    reply: 'O 163 diz',
    details: 'Detalhes para o suporte',
    detailsHint: 'Sem endereços, assunto, texto nem nomes de arquivos.',
    copyDetails: 'Copiar detalhes',
    codes: {
      invalid_request: {
        happened: 'O serviço não aceitou algo neste e-mail.',
        todo: 'Veja se há caracteres incomuns nos destinatários, no assunto e nos nomes dos anexos. Se estiver tudo certo, envie-nos os detalhes.',
      },
      unauthorized: {
        happened: 'Você não entrou neste serviço, ou a sessão expirou.',
        todo: 'Envie de novo e entre quando for pedido.',
      },
      forbidden: {
        happened: 'A sua conta não pode usar este serviço.',
        todo: 'Fale com o administrador que instalou o suplemento.',
      },
      not_found: {
        happened: 'O serviço não conhece este pedido.',
        todo: 'O painel pode estar desatualizado: feche-o e abra-o de novo.',
      },
      method_not_allowed: {
        happened: 'O serviço não aceita este pedido.',
        todo: 'O painel pode estar desatualizado: feche-o e abra-o de novo.',
      },
      upload_stalled: {
        happened: 'A transmissão ficou parada por tempo demais.',
        todo: 'Verifique a conexão e envie de novo, ou com anexos menores.',
      },
      payload_too_large: {
        happened: 'O e-mail passa de um limite deste serviço: o tamanho dos anexos ou o número de destinatários.',
        todo: 'Remova anexos ou envie a menos pessoas de cada vez.',
      },
      unsupported_media_type: {
        happened: 'O serviço não aceita este tipo de pedido.',
        todo: 'O painel pode estar desatualizado: feche-o e abra-o de novo.',
      },
      rate_limited: {
        happened: 'E-mails ou tentativas de acesso demais em pouco tempo.',
        todo: 'Espere um pouco antes de tentar de novo.',
      },
      authentication_failed: {
        happened: 'O 163 não aceitou o endereço e o código de autorização.',
        todo: 'Use o código de autorização, não a senha da web. Na dúvida, crie um novo código nas configurações do 163.',
      },
      smtp_disabled: {
        happened: 'O SMTP não está ativado nesta conta do 163, ou o 163 bloqueou os envios por um tempo.',
        todo: 'Ative IMAP/SMTP nas configurações web do 163 e crie um novo código. Se antes funcionava, envie um e-mail pela web e espere um dia.',
      },
      sender_refused: {
        happened: 'O 163 não permite que esta conta envie.',
        todo: 'Entre em mail.163.com, veja o que diz lá e fale com a NetEase se a conta estiver restrita.',
      },
      recipients_refused: {
        happened: 'O 163 recusou um ou mais destinatários, então o e-mail não foi para ninguém.',
        todo: 'Corrija ou remova esses endereços e envie de novo.',
      },
      content_refused: {
        happened: 'O 163 tomou o conteúdo por spam.',
        todo: 'Mude o assunto e o texto, tire os links, escreva mais do que poucas palavras e tente mais tarde. Enviar o mesmo e-mail de novo não adianta.',
      },
      attachment_refused: {
        happened: 'O 163 não aceita um anexo deste tipo.',
        todo: 'Coloque-o em um arquivo ZIP ou compartilhe um link.',
      },
      message_too_large: {
        happened: 'O e-mail é grande demais para o 163.',
        todo: 'Remova anexos ou compartilhe-os por link.',
      },
      quota_exceeded: {
        happened: 'Esta conta atingiu o limite de envios do 163.',
        todo: 'Espere a liberação: em cerca de 15 minutos ou, no limite diário, no dia seguinte.',
      },
      temporarily_refused: {
        happened: 'O 163 não pôde receber o e-mail agora.',
        todo: 'Não há nada de errado com o e-mail; tente mais tarde.',
      },
      relay_paused: {
        happened: 'O 163 está recusando conexões deste serviço no momento, então todos os envios estão em pausa.',
        todo: 'Tente mais tarde. Você não precisa mudar nada.',
      },
      overloaded: {
        happened: 'Há e-mails demais sendo enviados por este serviço agora.',
        todo: 'Tente de novo daqui a pouco.',
      },
      untrusted_server: {
        happened: 'Não foi possível provar que a conexão com o 163 é segura, então ela não foi feita.',
        todo: 'Tente mais tarde. Se continuar, avise-nos: algo no caminho pode estar interferindo.',
      },
      unreachable: {
        happened: 'O servidor de e-mail do 163 não pôde ser acessado, ou a conexão caiu.',
        todo: 'Tente de novo daqui a pouco.',
      },
      protocol_error: {
        happened: 'O servidor de e-mail do 163 deu uma resposta sem sentido.',
        todo: 'Tente mais tarde. Se acontecer de novo, envie-nos os detalhes.',
      },
      timed_out: {
        happened: 'O servidor de e-mail do 163 não respondeu a tempo.',
        todo: 'Tente de novo daqui a pouco.',
      },
      delivery_unknown: {
        happened: 'A conexão caiu depois que o e-mail inteiro foi entregue ao 163 e antes da confirmação.',
        todo: 'O e-mail pode ter sido enviado.',
      },
      refused: { happened: 'O 163 recusou o e-mail.', todo: 'Leia abaixo o que o 163 diz e mude o que ele aponta.' },
      internal_error: {
        happened: 'Algo deu errado neste serviço.',
        todo: 'Tente de novo. Se acontecer outra vez, envie-nos os detalhes.',
      },
      server_unreachable: {
        happened: 'O serviço deste suplemento não pôde ser acessado, ou a conexão caiu durante a transmissão.',
        todo: 'Verifique a sua internet e tente de novo.',
      },
      answer_lost: {
        happened: 'A conexão com o serviço caiu depois de o e-mail ser transmitido.',
        todo: 'O e-mail pode ter sido enviado.',
      },
      unexpected_answer: {
        happened: 'Algo na sua rede respondeu no lugar do serviço.',
        todo: 'Pode haver um proxy ou firewall no caminho. Tente outra rede.',
      },
      draft_unreadable: {
        happened: 'O Outlook não entregou o rascunho.',
        todo: 'Clique no rascunho, espere um instante e tente de novo.',
      },
      attachment_unreadable: {
        happened: 'O Outlook não entregou o conteúdo de um anexo.',
        todo: 'Espere até que termine de carregar, ou remova-o e anexe de novo.',
      },
      sign_in_failed: { happened: 'O acesso não foi concluído.', todo: 'Tente de novo e permita a janela de acesso.' },
    },
  },

  guide: {
    title: 'Como conseguir um código de autorização',
    intro:
      'O 163 só deixa programas de e-mail entrarem com um código próprio. Criá-lo leva uns dois minutos, uma única vez. Tenha à mão o telefone vinculado à sua conta do 163.',
    steps: [
      {
        title: 'Entre em mail.163.com',
        text: 'Use um navegador no computador, com a sua senha de sempre.',
        picture: 'Uma janela do navegador em mail.163.com com o formulário de acesso.',
      },
      {
        title: 'Abra 设置 (Configurações) e depois POP3/SMTP/IMAP',
        text: '设置 fica na linha do alto da página.',
        picture: 'A linha do alto do webmail do 163 com 设置 marcado e, abaixo, o item de menu POP3/SMTP/IMAP.',
      },
      {
        title: 'Ative IMAP/SMTP服务',
        text: 'Escolha 开启 (Ativar) ao lado de IMAP/SMTP服务. O 163 pede que você confirme enviando uma mensagem de texto do seu telefone.',
        picture: 'A linha IMAP/SMTP服务 com o link 开启 marcado e um telefone enviando uma mensagem.',
      },
      {
        title: 'Copie o código',
        text: 'O 163 mostra 16 letras e números, uma única vez. Copie-os antes de fechar a janela; se perder o código, crie outro.',
        picture: 'Uma janela com um código de 16 caracteres marcado e o botão de copiar.',
      },
      {
        title: 'Cole aqui',
        text: 'Volte a este painel e cole em Código de autorização. Depois escolha Verificar.',
        picture: 'Este painel com o campo do código de autorização marcado.',
      },
    ],
    open: 'Abrir mail.163.com',
    revoke: 'Você pode apagar o código no mesmo lugar quando quiser; a partir daí, ele não abre mais nada.',
    done: 'Já tenho um código',
  },

  feedback: {
    title: 'Comentários',
    link: 'Comentários',
    intro: 'O que você escrever aqui é enviado como um e-mail comum, pelo 163, a quem mantém este suplemento.',
    topic: 'Assunto',
    topics: {
      problem: 'Um problema',
      idea: 'Uma ideia',
      privacy: 'Uma pergunta sobre privacidade',
      deletion: 'Pedir exclusão',
    },
    text: 'Sua mensagem',
    textHint: (left) => `${count(left, 'caractere restante', 'caracteres restantes')}`,
    textMissing: 'Escreva primeiro algumas palavras.',
    replyTo: 'Endereço para resposta',
    replyToHint: 'Opcional. Sem ele, ninguém pode responder.',
    replyToWrong: 'Isto não pode ser um endereço de e-mail.',
    deletionText: 'Peço que excluam tudo o que acreditem ter sobre mim e que me digam o que era.',
    fromAccount: 'Enviar da minha caixa do 163',
    preview: 'Exatamente isto é enviado',
    previewFrom: 'De',
    previewOperator: 'a caixa do próprio suplemento',
    previewNone: 'nenhum',
    send: 'Enviar comentários',
    sending: 'Enviando os seus comentários…',
    sent: 'Enviado. Obrigado!',
    needsAccount:
      'Este serviço não tem caixa própria para comentários. Marque “Enviar da minha caixa do 163” ou escreva para o endereço abaixo.',
    contact: 'Prefere escrever um e-mail? O endereço é',
  },

  privacy: {
    title: 'Privacidade',
    link: 'Privacidade',
    short: [
      'O seu endereço do 163 e o código de autorização servem só para entrar no servidor de e-mail do 163 durante o envio. Nunca são armazenados.',
      'O assunto, o texto e os anexos servem só para enviar aquele e-mail e são descartados assim que ele sai.',
      'Todo o caminho até o 163 é criptografado; uma conexão que não possa ser não é feita.',
      'Não há publicidade nem análise de uso, e nada é repassado a outros. O próprio Outlook pode salvar o seu rascunho, a Microsoft fornece os arquivos de que todo suplemento precisa, e o que o 163 e os destinatários guardam é deles.',
    ],
    policy: 'Ler a política completa',
    version: (version) => `Versão ${version}`,
    deviceTitle: 'Guardado neste dispositivo agora',
    deviceIntro: 'Isto é tudo o que este suplemento e a parte da Microsoft armazenaram aqui.',
    sentMails: 'E-mails enviados nesta sessão, com horários',
    sentNone: 'Nenhum',
    agreed: 'Versão aceita da política (nas suas configurações do Outlook)',
    agreedNone: 'Nenhuma',
    agreedUnknown: 'Desconhecida até o Outlook responder',
    memory: 'Endereço do 163 e código de autorização',
    memoryNone: 'Não guardados',
    memoryHeld: 'Só na memória, até enviar ou fechar',
    officeKey: (key) => `office.js da Microsoft: ${key}`,
    otherKey: (key) => `Armazenado como ${key}`,
    bytes: (bytes) => format.size(bytes),
    storageDenied: 'Este navegador não deixa o painel armazenar nada.',
    clear: 'Apagar tudo',
    cleared: 'Apagado. Antes do próximo e-mail, perguntaremos de novo se você concorda.',
    clearFailed: 'O Outlook não conseguiu remover a versão aceita. O resto foi apagado.',
    askDeletion: 'Pedir exclusão',
    askDeletionText: 'O serviço não guarda nada, então não deve haver o que excluir. Se você acredita que há, peça.',
  },
};
