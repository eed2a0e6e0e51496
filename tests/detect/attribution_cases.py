# ruff: noqa: E501 (a case is a line)
"""Sentences about many wars, and who says what in them: (source, cue, content, act of the cue, voice)."""

Said = tuple[str | None, str, str, str, str]
Case = tuple[str, tuple[Said, ...]]

PLAIN: tuple[Case, ...] = (
    ("Ukraine said Russian missiles hit a grain terminal in Odesa.", (("Ukraine", "said", "Russian missiles hit a grain terminal in Odesa", "state", "indirect"),)),
    ("The Sudanese army said on Tuesday that it had retaken Wad Madani.", (("The Sudanese army", "said", "it had retaken Wad Madani", "state", "indirect"),)),
    ("Officials in Kabul said late on Monday night that two soldiers died.", (("Officials in Kabul", "said", "two soldiers died", "state", "indirect"),)),
    ("Ethiopia's government has repeatedly said that its troops left the town.", (("Ethiopia's government", "said", "its troops left the town", "state", "indirect"),)),
    ("A spokesman for the Houthis said in a statement that the ship ignored warnings.", (("A spokesman for the Houthis", "said", "the ship ignored warnings", "state", "indirect"),)),
    ("The rebels claimed to have captured three villages near Goma.", (("The rebels", "claimed", "to have captured three villages near Goma", "claim", "indirect"),)),
    ("Kinshasa confirmed that two generals had been arrested.", (("Kinshasa", "confirmed", "two generals had been arrested", "confirm", "indirect"),)),
    ("Hanoi acknowledged it had lost contact with the patrol.", (("Hanoi", "acknowledged", "it had lost contact with the patrol", "concede", "indirect"),)),
    ("Eritrea announced the withdrawal of its forces from Badme.", (("Eritrea", "announced", "the withdrawal of its forces from Badme", "announce", "indirect"),)),
    ("Witnesses told reporters that shells fell on the market.", (("Witnesses", "told", "shells fell on the market", "state", "indirect"),)),
    ("The mayor told Reuters the bridge had been blown up.", (("The mayor", "told", "the bridge had been blown up", "state", "indirect"),)),
    ("Georgia's interior minister added that the road was closed.", (("Georgia's interior minister", "added", "the road was closed", "state", "indirect"),)),
    ("The U.N. estimates that 30,000 people have fled Darfur.", (("The U.N.", "estimates", "30,000 people have fled Darfur", "assess", "indirect"),)),
    ("Analysts believe the front will hold until spring.", (("Analysts", "believe", "the front will hold until spring", "assess", "indirect"),)),
    ("Pakistan insists that no militants crossed the border.", (("Pakistan", "insists", "no militants crossed the border", "claim", "indirect"),)),
    ("Thailand's army has since reported that the temple was damaged.", (("Thailand's army", "reported", "the temple was damaged", "claim", "indirect"),)),
    ("Doctors Without Borders says its hospital was struck twice.", (("Doctors Without Borders", "says", "its hospital was struck twice", "state", "indirect"),)),
    ("India and Pakistan both said their soldiers had returned fire.", (("India and Pakistan", "said", "their soldiers had returned fire", "state", "indirect"),)),
    ("The governor of Khartoum, who survived the attack, said the city was calm.", (("The governor of Khartoum", "said", "the city was calm", "state", "indirect"),)),
    ("Ivan Petrov, a spokesman for the border guard, said the crossing was closed.", (("Ivan Petrov, a spokesman for the border guard", "said", "the crossing was closed", "state", "indirect"),)),
    ("The prime minister - a former general - said the war was over.", (("The prime minister - a former general", "said", "the war was over", "state", "indirect"),)),
    ("Chad's president (pictured) said his country would not be drawn in.", (("Chad's president", "said", "his country would not be drawn in", "state", "indirect"),)),
    ("Residents said they heard explosions and that the power went out.", (
        ("Residents", "said", "they heard explosions", "state", "indirect"),
        ("Residents", "said", "the power went out", "state", "indirect"),
    )),
    ("Tehran warned that any strike would be answered.", (("Tehran", "warned", "any strike would be answered", "warn", "indirect"),)),
    ("The general pointed out that the ridge had changed hands twice.", (("The general", "pointed out", "the ridge had changed hands twice", "state", "indirect"),)),
    ("Morocco's army testified that the fence was intact.", (("Morocco's army", "testified", "the fence was intact", "claim", "indirect"),)),
    ("The Red Cross reported heavy fighting near El Fasher on Friday.", (("The Red Cross", "reported", "heavy fighting near El Fasher", "claim", "indirect"),)),
)  # fmt: skip

FRONTED: tuple[Case, ...] = (
    ("Two drones were shot down over Kursk, the governor said.", (("the governor", "said", "Two drones were shot down over Kursk", "state", "indirect"),)),
    ("Seven people were killed in Idlib, according to the White Helmets.", (("the White Helmets", "according to", "Seven people were killed in Idlib", "state", "indirect"),)),
    ("According to Colombia's defence ministry, the guerrillas fled south.", (("Colombia's defence ministry", "According to", "the guerrillas fled south", "state", "indirect"),)),
    ("The airstrip fell overnight, said Aden's police chief.", (("Aden's police chief", "said", "The airstrip fell overnight", "state", "indirect"),)),
    ("The dam was mined, the Peruvian army said in a statement on Sunday.", (("the Peruvian army", "said", "The dam was mined", "state", "indirect"),)),
    ("The convoy, he said, was carrying food.", (("he", "said", "The convoy", "state", "indirect"),)),
    ("Mali's junta has lost the north, a United Nations report said.", (("a United Nations report", "said", "Mali's junta has lost the north", "state", "indirect"),)),
    ("The hostages were alive, the guerrillas' leader claimed.", (("the guerrillas' leader", "claimed", "The hostages were alive", "claim", "indirect"),)),
)  # fmt: skip

QUOTED: tuple[Case, ...] = (
    ("“We will hold the pass,” the colonel said.", (("the colonel", "said", "We will hold the pass", "state", "direct"),)),
    ('"We will hold the pass," said the colonel.', (("the colonel", "said", "We will hold the pass", "state", "direct"),)),
    ("'It's the soldiers' duty to stay,' she said.", (("she", "said", "It's the soldiers' duty to stay", "state", "direct"),)),
    ("‘They shelled our village,’ said Amina Diallo, a teacher.", (("Amina Diallo, a teacher", "said", "They shelled our village", "state", "direct"),)),
    ("The minister said: “Nobody has crossed the line.”", (("The minister", "said", "Nobody has crossed the line", "state", "direct"),)),
    ('Kagame said, "We have no troops there."', (("Kagame", "said", "We have no troops there", "state", "direct"),)),
    ("“The bridge is ours. The town will follow,” the rebel commander said.", (
        ("the rebel commander", "said", "The bridge is ours", "state", "direct"),
        ("the rebel commander", "said", "The town will follow", "state", "direct"),
    )),
    ("“We did not fire,” he said. “They did.”", (("he", "said", "We did not fire", "state", "direct"),)),
    ("“We did not fire first,” he said. “The other army opened fire at dawn.”", (
        ("he", "said", "We did not fire first", "state", "direct"),
        ("he", "said", "The other army opened fire at dawn", "state", "direct"),
    )),
    ("The envoy said the truce was 'hanging by a thread'.", (("The envoy", "said", "the truce was 'hanging by a thread'", "state", "partial"),)),
    ("Bogota called the raid “an act of war”.", (("Bogota", "called", "the raid “an act of war”", "assess", "partial"),)),
    ("The general vowed to 'crush the bandits'.", (("The general", "vowed", "to 'crush the bandits'", "pledge", "partial"),)),
    ("'The shelling has not stopped since dawn. Nobody can leave,' claimed hospital director Omar Said.", (
        ("hospital director Omar Said", "claimed", "The shelling has not stopped since dawn", "claim", "direct"),
        ("hospital director Omar Said", "claimed", "Nobody can leave", "claim", "direct"),
    )),
    ("“The attack,” the ministry said, “was a mistake.”", (("the ministry", "said", "The attack", "state", "direct"),)),
    ("“I told them ‘leave now’,” the officer said.", (("the officer", "said", "I told them ‘leave now’", "state", "direct"),)),
    ("He told a rally: 'We never asked for this war.'", (("He", "told", "We never asked for this war", "state", "direct"),)),
    ("'We are ready,' the brigade's commander told state television on Monday.", (("the brigade's commander", "told", "We are ready", "state", "direct"),)),
    ("The '90s war was 'a curse', the old man said.", (("the old man", "said", "The '90s war was 'a curse'", "state", "partial"),)),
    ("“Is this peace?” she asked.", (("she", "asked", "Is this peace", "call_for", "direct"),)),
    ("Nobody 'won', the historian wrote.", (("the historian", "wrote", "Nobody 'won'", "state", "partial"),)),
)  # fmt: skip

ACCUSING: tuple[Case, ...] = (
    ("Kenya accused Somalia of arming the militia.", (("Kenya", "accused", "arming the militia", "accuse", "indirect"),)),
    ("Both Chad and Sudan have accused each other of harbouring rebels.", (("Both Chad and Sudan", "accused", "harbouring rebels", "accuse", "indirect"),)),
    ("Manila blamed the separatists for the bombing.", (("Manila", "blamed", "the bombing", "accuse", "indirect"),)),
    ("Each side blamed the other.", (("Each side", "blamed", "the other", "accuse", "indirect"),)),
    ("Rwanda was accused by Congo of sending tanks across the border.", (("Congo", "accused", "sending tanks across the border", "accuse", "indirect"),)),
    ("The president condemned the killing of aid workers.", (("The president", "condemned", "the killing of aid workers", "condemn", "indirect"),)),
    ("Oslo denounced the attack as 'barbaric'.", (("Oslo", "denounced", "the attack as 'barbaric'", "condemn", "partial"),)),
    ("Qatar criticised the strikes on Gaza.", (("Qatar", "criticised", "the strikes on Gaza", "condemn", "indirect"),)),
    ("The French president slammed Mali's junta for hiring mercenaries.", (("The French president", "slammed", "Mali's junta for hiring mercenaries", "condemn", "indirect"),)),
    ("The raid was condemned by the African Union.", (("the African Union", "condemned", "The raid", "condemn", "indirect"),)),
    ("Accusations that Uganda armed the rebels are old.", ((None, "Accusations", "Uganda armed the rebels are old", "accuse", "indirect"),)),
    ("The coup has drawn condemnation from Nigeria.", (("Nigeria", "condemnation", "The coup", "condemn", "indirect"),)),
    ("Serbia accused Kosovo of 'provoking a war'.", (("Serbia", "accused", "provoking a war", "accuse", "partial"),)),
)  # fmt: skip

DENYING: tuple[Case, ...] = (
    ("Kigali denied that its soldiers had crossed the border.", (("Kigali", "denied", "its soldiers had crossed the border", "deny", "indirect"),)),
    ("Burma's army has denied burning the villages.", (("Burma's army", "denied", "burning the villages", "deny", "indirect"),)),
    ("Tripoli denied it had hired foreign fighters.", (("Tripoli", "denied", "it had hired foreign fighters", "deny", "indirect"),)),
    ("The Taliban denied those claims.", (("The Taliban", "denied", "those claims", "deny", "indirect"),)),
    ("Moscow denied reports that its general had been captured.", (
        ("Moscow", "denied", "its general had been captured", "deny", "indirect"),
        (None, "reports", "its general had been captured", "claim", "indirect"),
    )),
    ("The villagers said that the army burnt their homes, which the army denies.", (
        ("The villagers", "said", "the army burnt their homes", "state", "indirect"),
        ("the army", "denies", "the army burnt their homes", "deny", "indirect"),
    )),
    ("Ghana accused Togo of moving the border posts, a charge which Togo denies.", (
        ("Ghana", "accused", "moving the border posts", "accuse", "indirect"),
        ("Togo", "denies", "moving the border posts", "deny", "indirect"),
    )),
    ("Despite Chad denying that its jets took part, the raids went on.", (("Chad", "denying", "its jets took part", "deny", "indirect"),)),
    ("The spokesman dismissed the report as 'pure fiction'.", (("The spokesman", "dismissed", "the report as 'pure fiction'", "deny", "partial"),)),
    ("Lima rejected the ultimatum.", (("Lima", "rejected", "the ultimatum", "reject", "indirect"),)),
    ("The guerrillas rejected the ceasefire proposal on Thursday.", (("The guerrillas", "rejected", "the ceasefire proposal", "reject", "indirect"),)),
    ("Ankara refused to withdraw from Afrin.", (("Ankara", "refused", "to withdraw from Afrin", "reject", "indirect"),)),
    ("Cairo disputes the figure.", (("Cairo", "disputes", "the figure", "reject", "indirect"),)),
    ("The junta ruled out talks with the rebels.", (("The junta", "ruled out", "talks with the rebels", "reject", "indirect"),)),
)  # fmt: skip

ASKING: tuple[Case, ...] = (
    ("The Vatican called for an immediate truce in Tigray.", (("The Vatican", "called for", "an immediate truce in Tigray", "call_for", "indirect"),)),
    ("Jordan called on Israel to open the crossing.", (("Jordan", "called on", "Israel to open the crossing", "call_for", "indirect"),)),
    ("The pope urged both armies to lay down their weapons.", (("The pope", "urged", "both armies to lay down their weapons", "call_for", "indirect"),)),
    ("Brazil urged restraint.", (("Brazil", "urged", "restraint", "call_for", "indirect"),)),
    ("Kyiv demanded the return of the prisoners.", (("Kyiv", "demanded", "the return of the prisoners", "demand", "indirect"),)),
    ("The militia demanded that the army leave the valley.", (("The militia", "demanded", "the army leave the valley", "demand", "indirect"),)),
    ("The three kings issued a joint demand for the reopening of the strait.", (("The three kings", "issued a joint demand", "the reopening of the strait", "demand", "indirect"),)),
    ("Algeria appealed to Mali to stop the air raids.", (("Algeria", "appealed", "to stop the air raids", "call_for", "indirect"),)),
    ("The Red Cross appealed for calm.", (("The Red Cross", "appealed", "calm", "call_for", "indirect"),)),
    ("Norway asked for a meeting of the Security Council.", (("Norway", "asked for", "a meeting of the Security Council", "call_for", "indirect"),)),
    ("Iraq met the militia, with Iran calling for calm.", (("Iran", "calling for", "calm", "call_for", "indirect"),)),
    ("Appeals for calm went unheard.", ((None, "Appeals", "calm", "call_for", "indirect"),)),
    ("In addition to Ghana and Togo, Benin, Niger and Nigeria have urged a truce.", (("Ghana and Togo, Benin, Niger and Nigeria", "urged", "a truce", "call_for", "indirect"),)),
    ("Sweden and Finland asked the council to act.", (("Sweden and Finland", "asked", "the council to act", "call_for", "indirect"),)),
)  # fmt: skip

COMMITTING: tuple[Case, ...] = (
    ("Belarus pledged its full support for the operation.", (("Belarus", "pledged", "its full support for the operation", "pledge", "indirect"),)),
    ("The emir promised to rebuild the port.", (("The emir", "promised", "to rebuild the port", "pledge", "indirect"),)),
    ("Niger's general reiterated a promise that elections would be held.", (
        ("Niger's general", "reiterated a promise", "elections would be held", "pledge", "indirect"),
        ("Niger's general", "reiterated", "elections would be held", "state", "indirect"),
    )),
    ("Cuba offered to mediate.", (("Cuba", "offered", "to mediate", "offer", "indirect"),)),
    ("The warlord threatened to blow up the dam.", (("The warlord", "threatened", "to blow up the dam", "threaten", "indirect"),)),
    ("Amman warned Damascus not to fly over the border.", (("Amman", "warned", "not to fly over the border", "warn", "indirect"),)),
    ("The army warned civilians that the road was mined.", (("The army", "warned", "the road was mined", "warn", "indirect"),)),
    ("The two armies agreed to exchange prisoners.", (("The two armies", "agreed", "to exchange prisoners", "accept", "indirect"),)),
    ("The sultan informed the envoys that talks were over.", (("The sultan", "informed", "talks were over", "state", "indirect"),)),
    ("Lagos assured traders the river was safe.", (("Lagos", "assured", "the river was safe", "pledge", "indirect"),)),
)  # fmt: skip

JOINED: tuple[Case, ...] = (
    ("Angola condemned the raid and called for talks.", (
        ("Angola", "condemned", "the raid", "condemn", "indirect"),
        ("Angola", "called for", "talks", "call_for", "indirect"),
    )),
    ("Peru said the post was Ecuador's, while Ecuador said it was Peru's.", (
        ("Peru", "said", "the post was Ecuador's", "state", "indirect"),
        ("Ecuador", "said", "it was Peru's", "state", "indirect"),
    )),
    ("The army fled, the rebels said, adding that forty tanks were left behind.", (
        ("the rebels", "said", "The army fled", "state", "indirect"),
        ("the rebels", "adding", "forty tanks were left behind", "state", "indirect"),
    )),
    ("Fiji closed its embassy, saying the city was not safe.", (("Fiji", "saying", "the city was not safe", "state", "indirect"),)),
    ("Bamako expelled the envoy - accusing him of spying.", (("Bamako", "accusing", "spying", "accuse", "indirect"),)),
    ("The Kremlin has a base in Tajikistan but has denied using it.", (("The Kremlin", "denied", "using it", "deny", "indirect"),)),
    ("Yemen urged the world to act, Riyadh said.", (
        ("Yemen", "urged", "the world to act", "call_for", "indirect"),
        ("Riyadh", "said", "Yemen urged the world to act", "state", "indirect"),
    )),
    ("Seoul said that Pyongyang had threatened to close the border.", (
        ("Seoul", "said", "Pyongyang had threatened to close the border", "state", "indirect"),
        ("Pyongyang", "threatened", "to close the border", "threaten", "indirect"),
    )),
    ("Vientiane accused the rebels of looting as Hanoi demanded their surrender.", (
        ("Vientiane", "accused", "looting", "accuse", "indirect"),
        ("Hanoi", "demanded", "their surrender", "demand", "indirect"),
    )),
    ("The minister was quoted as saying that the fort had fallen.", (("The minister", "quoted as saying", "the fort had fallen", "state", "indirect"),)),
    ("State radio quoted the general as saying the fort had fallen.", (("the general", "quoted the general as saying", "the fort had fallen", "state", "indirect"),)),
    ("Oman sent aid because of what it called a catastrophe.", (("it", "called", "a catastrophe", "assess", "indirect"),)),
    ("Nepal found the wreck of its helicopter, which it says was hit by a rocket.", (("it", "says", "was hit by a rocket", "state", "indirect"),)),
    ("Honduras continued to insist that its planes had not bombed the town.", (("Honduras", "insist", "its planes had not bombed the town", "claim", "indirect"),)),
    ("The coalition took to Twitter to accuse the ship's captain of smuggling.", (("The coalition", "accuse", "smuggling", "accuse", "indirect"),)),
)  # fmt: skip

SHOWN: tuple[Case, ...] = (
    ("Mexico's navy released footage purporting to show a sinking submarine.", (("Mexico's navy", "released", "a sinking submarine", "announce", "indirect"),)),
    ("The rebels published photos of a burning tank.", (("The rebels", "published", "a burning tank", "announce", "indirect"),)),
    ("A video released by the militia showed two captured pilots.", (("the militia", "showed", "two captured pilots", "claim", "indirect"),)),
    ("Footage purporting to show a crater in the square spread quickly.", (("Footage", "purporting to show", "a crater in the square spread quickly", "claim", "indirect"),)),
    ("The jet allegedly crossed the border twice.", ((None, "allegedly", "The jet allegedly crossed the border twice", "claim", "indirect"),)),
    ("Dozens were reportedly killed in Bor.", ((None, "reportedly", "Dozens were reportedly killed in Bor", "claim", "indirect"),)),
    ("Martial law has been declared in Guinea.", (("Guinea", "declared", "Martial law", "announce", "indirect"),)),
    ('"We lost nobody," Captain Ali Noor said of the raid.', (("Captain Ali Noor", "said", "We lost nobody", "state", "direct"),)),
    (
        'The governor said on Monday, in a translation: "The bridge is ours."',
        (("The governor", "said", "The bridge is ours", "state", "direct"),),
    ),
    ("Chad dismissed as false the figure of 90 dead.", (("Chad", "dismissed", "the figure of 90 dead", "deny", "indirect"),)),
    ("Burundi declared martial law on Saturday.", (("Burundi", "declared", "martial law", "announce", "indirect"),)),
    ("The army named the dead pilot as Captain Ali Noor.", (("The army", "named", "the dead pilot as Captain Ali Noor", "state", "indirect"),)),
    ("The general ordered partial mobilisation.", (("The general", "ordered", "partial mobilisation", "announce", "indirect"),)),
)  # fmt: skip

SILENT: tuple[str, ...] = (
    "Artillery fire destroyed the claims office in Mosul.",
    "The disputed valley lies between two ranges.",
    "The earthquake claimed the lives of 200 soldiers.",
    "The army is expected to announce a ceasefire.",
    "The ministry declined to comment.",
    "The junta did not say how many men it had lost.",
    "An estimated 4,000 people live in the enclave.",
    "Heavy clashes broke out near the state border.",
    "The United States has a base there.",
    "Islamic State fighters withdrew from Sirte.",
    "Reporters Without Borders has an office in Dakar.",
    "The airport was added to the list of targets.",
    "Nobody has claimed it yet.",
    "The army's demands were not met.",
    "The two sides' soldiers share a hill.",
    "The ‘no man's land’ is mined.",
    "Criminal charges were filed against the officer.",
    "Tanks rolled in from the north.",
    "The town's orders of grain were late.",
    "He may say more tomorrow.",
    "The shell tore through the 'Old Mill' restaurant.",
)

CASES: tuple[Case, ...] = (*PLAIN, *FRONTED, *QUOTED, *ACCUSING, *DENYING, *ASKING, *COMMITTING, *JOINED, *SHOWN)
