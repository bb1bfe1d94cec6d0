"""Characters that recognition writes otherwise than print: traditional ones, radicals, full-width letters."""

from __future__ import annotations

import unicodedata
from functools import cache

_TRADITIONAL_PAIRS = (
    "員员發发開开業业級级領领術术產产創创項项資资關关專专單单務务團团隊队經经營营銷销訓训練练習习學学會会"
    "議议論论證证試试驗验評评審审計计設设備备機机構构織织組组網网絡络線线纖纤維维紡纺統统總总結结約约紀纪"
    "續续編编製制複复雜杂質质實实際际標标準准規规範范圍围條条書书報报導导講讲課课調调協协認认識识記记錄录"
    "該该詳详說说請请讓让訪访許许訂订託托詢询誰谁諮谘談谈變变豐丰貝贝負负責责財财貢贡貨货販贩貫贯費费貼贴"
    "貿贸賀贺賃赁賠赔賦赋賬账賴赖購购賽赛贈赠贊赞車车軌轨軍军軟软較较載载輔辅輕轻輛辆輪轮輸输轄辖轉转農农"
    "邊边這这連连進进運运過过達达違违遠远適适選选遷迁遲迟還还鄉乡鄰邻醫医釋释針针鋼钢銀银銅铜鋁铝錢钱錯错"
    "鍵键鏈链鍊链鐵铁鑄铸鑒鉴鑽钻長长門门閉闭問问間间聞闻閣阁閱阅闊阔陽阳陰阴陣阵階阶險险隨随隱隐難难雲云"
    "電电霧雾靈灵靜静響响頁页頂顶須须預预頒颁頭头頻频題题額额顏颜類类願愿顧顾顯显風风飛飞飲饮養养餘余館馆"
    "馬马駐驻驅驱駕驾騰腾驚惊體体髮发鬆松鬥斗魚鱼鳥鸟鹽盐麗丽麥麦黃黄點点黨党齊齐齡龄龍龙龜龟亞亚來来個个"
    "們们倉仓倫伦偉伟側侧偵侦偽伪傑杰傳传債债傷伤傾倾僅仅價价儀仪億亿優优儲储兒儿兩两冊册凍冻劃划則则剛刚"
    "剝剥劇剧劉刘勁劲動动勝胜勞劳勢势勵励勸劝區区華华卻却厭厌廠厂廳厅廣广庫库應应廢废嚴严嗎吗啟启喚唤喪丧"
    "嘗尝噸吨嚮向國国圖图圓圆執执堅坚場场塊块塵尘墊垫墜坠墾垦壓压壞坏壯壮聲声壽寿夠够夢梦夾夹奪夺奮奋婦妇"
    "媽妈孫孙寧宁寫写寬宽寶宝將将尋寻對对屆届屬属層层嶺岭島岛巖岩師师帳账帶带幣币幫帮幹干幾几廟庙張张強强"
    "彈弹彌弥彙汇彎弯後后徑径從从復复徵征徹彻恆恒恥耻悅悦惡恶惱恼愛爱態态慣惯慮虑慶庆憂忧憑凭憲宪懷怀懸悬"
    "戰战戲戏戶户拋抛挾挟捨舍掃扫掛挂採采換换揮挥損损搖摇搶抢撥拨撫抚撲扑擁拥擇择擊击擋挡擔担據据擬拟擴扩"
    "擺摆擾扰攔拦攝摄攜携敗败敘叙敵敌數数斂敛斷断於于時时晉晋晝昼暈晕暢畅暫暂曆历曉晓曠旷東东棄弃棟栋極极"
    "楊杨榮荣槍枪樁桩樂乐樓楼樞枢樣样樹树橋桥檔档檢检權权欄栏歐欧歡欢歲岁歷历歸归殘残殼壳毀毁氣气氫氢決决"
    "沒没況况淨净淪沦淺浅測测湧涌湯汤溝沟溫温滅灭滬沪滯滞滿满漁渔漢汉漲涨漸渐潔洁潛潜潤润潰溃澤泽濃浓濕湿"
    "濟济濱滨瀏浏灣湾災灾為为無无煉炼煙烟熱热燈灯燒烧爐炉爭争爾尔牆墙牽牵犧牺狀状猶犹獎奖獨独獲获獻献現现"
    "環环瑪玛畝亩畫画異异當当疊叠療疗癥症盜盗盡尽監监盤盘眾众礎础礙碍礦矿確确碼码磚砖祕秘禍祸禦御禮礼"
    "種种稱称穀谷穩稳積积窮穷競竞筆笔節节築筑簡简簽签籌筹糧粮紅红純纯紙纸細细終终給给絕绝絲丝綠绿緊紧緒绪"
    "緣缘緩缓縣县縮缩繫系繪绘繳缴繼继罰罚罷罢義义聯联聰聪職职聽听肅肃腦脑腳脚膚肤膠胶臨临臺台與与興兴舉举"
    "舊旧艙舱艱艰藝艺莊庄萬万葉叶蓋盖蔣蒋薦荐薩萨藍蓝藥药蘇苏處处虛虚號号虧亏蝕蚀蟲虫衛卫衝冲裝装裡里裏里"
    "補补襲袭見见視视親亲覺觉覽览觀观觸触訊讯訴诉診诊詞词誠诚誤误謀谋謝谢譯译護护讀读豬猪貧贫賢贤賣卖趕赶"
    "趙赵趨趋躍跃軸轴輯辑辦办辭辞遞递鄭郑醞酝鈉钠鈦钛鈣钙鋰锂鋒锋鎮镇鎂镁鎢钨鎳镍鐘钟閥阀閘闸闡阐陸陆隸隶"
    "雖虽雙双離离韌韧韓韩順顺頓顿頗颇頸颈飾饰飽饱駁驳騙骗驟骤魯鲁鮮鲜鷹鹰齒齿係系佈布併并佔占倖幸儘尽剋克"
    "勻匀匯汇爲为衆众説说産产綫线啓启鋭锐鋪铺內内績绩鍛锻閑闲縱纵橫横檯台滾滚鏡镜鎖锁鋸锯鍋锅鍍镀鏽锈氈毡"
    "盧卢爺爷貓猫賓宾顛颠饋馈騎骑鮑鲍鴨鸭鵝鹅麼么黴霉齣出賺赚蹤踪軀躯轟轰轎轿遼辽遙遥鄒邹醜丑鈔钞鈞钧鈴铃"
    "鉀钾鉛铅鋅锌錫锡閃闪閏闰闢辟陝陕頌颂飼饲餅饼驛驿髒脏鯨鲸鳳凤鴻鸿鷗鸥鹼碱黌黉"
)
_SIMPLIFIED = {
    _TRADITIONAL_PAIRS[at]: _TRADITIONAL_PAIRS[at + 1] for at in range(0, len(_TRADITIONAL_PAIRS), 2)
}
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Of the block CJK Radicals Supplement, which has no decomposition (Unicode: EquivalentUnifiedIdeograph)."""
_FOLDED_BLOCKS = (
    (0x2F00, 0x2FDF),  # Kangxi radicals
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0x2F800, 0x2FA1F),  # their supplement
    (0xFF10, 0xFF19),  # full-width digits
    (0xFF21, 0xFF3A),  # full-width capitals
    (0xFF41, 0xFF5A),  # full-width small letters
)
_SIGNS = {"％": "%", "＋": "+", "－": "-", "．": ".", "／": "/", "＜": "<", "＞": ">", "＝": "=", "﹪": "%"}


@cache
def printed(char: str) -> tuple[str, bool]:
    """The character as print has it, and whether another one was recognised (a correction).

    Empty for characters that print nothing (zero width). Full-width letters and radicals mean the
    same character and are no correction.
    """
    if char in _SIMPLIFIED:
        return _SIMPLIFIED[char], True
    if char in _RADICALS:
        return _RADICALS[char], False
    if char in _SIGNS:
        return _SIGNS[char], False
    if unicodedata.category(char) in ("Cf", "Cc") and not char.isspace():
        return "", False
    if any(first <= ord(char) <= last for first, last in _FOLDED_BLOCKS):
        return unicodedata.normalize("NFKC", char), False
    return char, False


@cache
def is_han(char: str) -> bool:
    """Whether it is a Chinese character (any of the unified ideographs or 〇)."""
    return char == "〇" or "CJK UNIFIED IDEOGRAPH" in unicodedata.name(char, "")
