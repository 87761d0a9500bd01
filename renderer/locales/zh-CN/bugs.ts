import type { Messages } from '../messages.ts';
import type { bugs as english } from '../en/bugs.ts';

/** Simplified Chinese, the programs with a planted bug. */
export const bugs: Messages<typeof english> = {
  bugs: {
    title: '找出错误',
    lead: '十个程序各自执行实验室的同一步。每个程序都有一行写错了，而且这些错误都曾出现在真实的程序里。',
    openLead: '这个程序执行了与实验室相同的一步：权重相同、数据相同、随机数相同。其中有一行写错了。',
    settings: '此处双方都使用 {settings}。',
    program: '程序 {number}',
    programs: '程序',
    position: '程序 {number}，共 {count} 个',
    previous: '上一个程序',
    next: '下一个程序',
    status: {
      new: '尚未开始',
      begun: '已开始',
      half: '已找到最先出现的差异',
      right: '已找出',
      shown: '已显示答案',
    },
    tries: '尝试 {count} 次',
    noStep: {
      title: '还没有记录任何一步。',
      text: '程序要执行与实验室相同的一步：请先记录一步。',
      record: '记录一步',
    },
    waiting: '程序正在执行这一步。',
    unseen: '在这一步上，写错的那一行没有改变任何数值。请换一步，或者改用更大的批量或别的种子。',
    question: { tensor: '哪个张量最先出现差异？', line: '是哪一行造成的？' },
    lineNumber: '第 {number} 行',
    side: { program: '这个程序', lab: '实验室' },
    in: { program: '这个程序', lab: '实验室' },
    code: {
      what: 'PyTorch，一步训练和一次评估',
      label: '程序的各行',
      line: '第 {number} 行：{code}',
      wrong: '写错的一行',
    },
    strip: {
      label: '程序依次计算的内容',
      printed: '打印的 W₁',
      evaluation: '评估的 ŷ',
      first: '最先的差异',
      unseen: '{name}：还没看过',
      differs: '{name}：不同',
    },
    place: {
      printed_before: { name: '打印为“Before”的 W₁', short: '之前' },
      printed_after: { name: '打印为“After”的 W₁', short: '之后' },
      evaluation_first: { name: '第一次评估的 ŷ', short: '一' },
      evaluation_second: { name: '第二次评估的 ŷ', short: '二' },
    },
    looked: {
      equal: '双方完全相等',
      differs: '双方不同',
      first: '最先出现差异的就是它；它之前的全部完全相等',
      behind: '因为它之前的内容不同而不同',
    },
    differing: '{total} 个单元格中有 {count} 个不同，最大相差 {difference}，位于 [{row}, {column}]',
    legend: '双方使用同一色标',
    ask: { tensor: '最先不同的是：', line: '选一行，或输入行号' },
    check: '检查',
    hintOf: '提示',
    hints: '提示',
    show: '显示答案',
    notYet: '还不对。',
    hint: {
      tensor: {
        walk: '这一条按程序的顺序排列。先看中间的一个：若相等，最先的差异在它右边；若不同，就是它本身，或者在它左边。',
        group: '它在“{group}”之下。',
      },
      line: { gives: '哪些行参与了{name}的计算？参与其中的其他内容双方都完全相等。' },
    },
    verdict: {
      tensor: {
        right: '最先不同的是{name}。',
        equal: '{name}在双方的每个单元格都完全相等。请继续往后看。',
        later: '{name}确实不同，但在它之前已有不同之处。它是由什么算出来的？',
        'no-place': '没有叫这个名字的内容。',
      },
      line: {
        right: '写错的就是第 {number} 行。',
        equal: '第 {number} 行给出{name}，它在双方完全相等：这一行没有问题。',
        later: '第 {number} 行给出{name}。它之所以错，只是因为它所依据的{first}已经错了。',
        beside: '第 {number} 行参与了{name}的计算，但写得没错。还有哪一行参与？',
        'no-line': '第 {number} 行不做任何计算。请选一行做计算的。',
      },
    },
    explanation: { title: '错在哪里', stands: '写成了', should: '应当是', seen: '曾见于' },
    clue: {
      'p-for-q': 'p 是单元被丢弃的概率。训练时保留了多大比例的单元？',
      twice: '训练时掩码已经除以 q。评估时还需要补偿什么？',
      'no-eval': '这个程序的两次评估彼此不一致。两次之间抽取了什么？',
      'unmasked-backward': 'd = h · m。d 对 h 的导数是什么？',
      'new-mask-backward': '一个单元在前向时被丢弃了。反向时它仍然被丢弃吗？',
      'gate-for-mask': '找一个双方都不为 0 的单元格：相差几倍？再想想：掩码保留的单元格为什么也会是 0？',
      'shared-mask': '把掩码的各行互相比较。一共抽取了几个掩码？',
      summed: '用一方的某个单元格除以另一方的同一单元格。这个数在哪里见过？',
      'late-print': '把打印为“Before”的内容与更新后的 W₁ 比较。',
      'rate-ignored': '数一数被保留的单元。比例是多少？q 又是多少？',
    },
    why: {
      'p-for-q':
        '训练时单元以概率 q = 1 − p 保留，且不做缩放；评估时全部保留，所以必须把 W₂ 乘以 q。若乘以 p，只有在 p = 0.5、即 p 与 q 相同时输出才正确：这样的一行因此可能多年无人察觉。',
      twice:
        '训练时掩码除以 q，使 d 的平均值等于 h。评估时已没有什么需要补偿：再乘一次 q，每个输出都会向偏置靠拢。两者取一即可：训练时除以 q，或评估时乘以 q。',
      'no-eval':
        'F.dropout 默认 training=True，除非明确告知，否则一直丢弃单元。于是每次调用输出都不同，尽管 x 和权重都没有变。用 nn.Dropout 建的层由 model.eval() 来通知，而它同样容易被忘记。',
      'unmasked-backward':
        '因为 d = h · m，所以对 h 的梯度等于对 d 的梯度乘以同一个 m：那些 0 和系数 1/q 在前向作用一次，在反向再作用一次。没有它们，被丢弃的单元就会为一个它没有参与的输出而被修正。',
      'new-mask-backward':
        '反向必须经过前向所经过的那些单元。若另抽一个掩码，就会修正被丢弃的单元，又漏掉一些没有被丢弃的单元。正因如此，dropout 层要把掩码一直记到反向传播。',
      'gate-for-mask':
        'd > 0 只在单元既被保留又处于激活状态时为 1。这样丢失了两样东西：系数 1/q，以及被保留却被 ReLU 置 0 的单元的梯度。后者无妨，因为随后 ReLU 的闸门也会把那个单元格置 0；前者却有害：第一层的所有梯度都缩小为 q 倍。',
      'shared-mask':
        'h[:1] 只有一行，所以只抽取一个掩码，再由广播机制分给每个样本：所有样本丢失同样的单元。多步平均仍然正确，但在一个批量内只有一个被削减的网络，被丢弃的单元从整个批量中什么也学不到。',
      summed:
        '损失是对“批量 × 输出数”个数取平均，所以梯度带有系数 1 / (批量 × 输出数)。缺了它，就成了“和”的梯度：方向正确，但长了这么多倍；适合某个批量大小的学习率换一个批量大小就会失效。',
      'late-print':
        'W1 −= … 在打印之前就地改变了张量。所谓“Before”其实是这一步之后的权重，而“After”又把梯度减了一次。应当打印的是 W1.clone() 留下的副本。本讲的笔记本正是这样在 optimizer.step() 之后才打印的。',
      'rate-ignored':
        '不论 p 是多少，单元都以概率 0.5 保留，然后却按 1/q 缩放，好像保留了比例为 q 的单元。p = 0.5 时谁也看不出来。p 为其他值时，d 的平均值不再是 h；本该调节 dropout 强弱的设置只改变了缩放。',
    },
  },
};
