/// The classes of ImageNet's 2012 challenge in the order of a network's outputs: the WordNet id without its `n`, a colon, the
/// name. From Keras's `imagenet_class_index.json` (Apache-2.0); the ids and names are WordNet's (Princeton University).
let imageNetLabelText = """
  01440764:tench 01443537:goldfish 01484850:great_white_shark 01491361:tiger_shark 01494475:hammerhead
  01496331:electric_ray 01498041:stingray 01514668:cock 01514859:hen 01518878:ostrich 01530575:brambling
  01531178:goldfinch 01532829:house_finch 01534433:junco 01537544:indigo_bunting 01558993:robin 01560419:bulbul
  01580077:jay 01582220:magpie 01592084:chickadee 01601694:water_ouzel 01608432:kite 01614925:bald_eagle
  01616318:vulture 01622779:great_grey_owl 01629819:European_fire_salamander 01630670:common_newt 01631663:eft
  01632458:spotted_salamander 01632777:axolotl 01641577:bullfrog 01644373:tree_frog 01644900:tailed_frog
  01664065:loggerhead 01665541:leatherback_turtle 01667114:mud_turtle 01667778:terrapin 01669191:box_turtle
  01675722:banded_gecko 01677366:common_iguana 01682714:American_chameleon 01685808:whiptail 01687978:agama
  01688243:frilled_lizard 01689811:alligator_lizard 01692333:Gila_monster 01693334:green_lizard
  01694178:African_chameleon 01695060:Komodo_dragon 01697457:African_crocodile 01698640:American_alligator
  01704323:triceratops 01728572:thunder_snake 01728920:ringneck_snake 01729322:hognose_snake 01729977:green_snake
  01734418:king_snake 01735189:garter_snake 01737021:water_snake 01739381:vine_snake 01740131:night_snake
  01742172:boa_constrictor 01744401:rock_python 01748264:Indian_cobra 01749939:green_mamba 01751748:sea_snake
  01753488:horned_viper 01755581:diamondback 01756291:sidewinder 01768244:trilobite 01770081:harvestman
  01770393:scorpion 01773157:black_and_gold_garden_spider 01773549:barn_spider 01773797:garden_spider
  01774384:black_widow 01774750:tarantula 01775062:wolf_spider 01776313:tick 01784675:centipede
  01795545:black_grouse 01796340:ptarmigan 01797886:ruffed_grouse 01798484:prairie_chicken 01806143:peacock
  01806567:quail 01807496:partridge 01817953:African_grey 01818515:macaw 01819313:sulphur-crested_cockatoo
  01820546:lorikeet 01824575:coucal 01828970:bee_eater 01829413:hornbill 01833805:hummingbird 01843065:jacamar
  01843383:toucan 01847000:drake 01855032:red-breasted_merganser 01855672:goose 01860187:black_swan
  01871265:tusker 01872401:echidna 01873310:platypus 01877812:wallaby 01882714:koala 01883070:wombat
  01910747:jellyfish 01914609:sea_anemone 01917289:brain_coral 01924916:flatworm 01930112:nematode 01943899:conch
  01944390:snail 01945685:slug 01950731:sea_slug 01955084:chiton 01968897:chambered_nautilus
  01978287:Dungeness_crab 01978455:rock_crab 01980166:fiddler_crab 01981276:king_crab 01983481:American_lobster
  01984695:spiny_lobster 01985128:crayfish 01986214:hermit_crab 01990800:isopod 02002556:white_stork
  02002724:black_stork 02006656:spoonbill 02007558:flamingo 02009229:little_blue_heron 02009912:American_egret
  02011460:bittern 02012849:crane 02013706:limpkin 02017213:European_gallinule 02018207:American_coot
  02018795:bustard 02025239:ruddy_turnstone 02027492:red-backed_sandpiper 02028035:redshank 02033041:dowitcher
  02037110:oystercatcher 02051845:pelican 02056570:king_penguin 02058221:albatross 02066245:grey_whale
  02071294:killer_whale 02074367:dugong 02077923:sea_lion 02085620:Chihuahua 02085782:Japanese_spaniel
  02085936:Maltese_dog 02086079:Pekinese 02086240:Shih-Tzu 02086646:Blenheim_spaniel 02086910:papillon
  02087046:toy_terrier 02087394:Rhodesian_ridgeback 02088094:Afghan_hound 02088238:basset 02088364:beagle
  02088466:bloodhound 02088632:bluetick 02089078:black-and-tan_coonhound 02089867:Walker_hound
  02089973:English_foxhound 02090379:redbone 02090622:borzoi 02090721:Irish_wolfhound 02091032:Italian_greyhound
  02091134:whippet 02091244:Ibizan_hound 02091467:Norwegian_elkhound 02091635:otterhound 02091831:Saluki
  02092002:Scottish_deerhound 02092339:Weimaraner 02093256:Staffordshire_bullterrier
  02093428:American_Staffordshire_terrier 02093647:Bedlington_terrier 02093754:Border_terrier
  02093859:Kerry_blue_terrier 02093991:Irish_terrier 02094114:Norfolk_terrier 02094258:Norwich_terrier
  02094433:Yorkshire_terrier 02095314:wire-haired_fox_terrier 02095570:Lakeland_terrier 02095889:Sealyham_terrier
  02096051:Airedale 02096177:cairn 02096294:Australian_terrier 02096437:Dandie_Dinmont 02096585:Boston_bull
  02097047:miniature_schnauzer 02097130:giant_schnauzer 02097209:standard_schnauzer 02097298:Scotch_terrier
  02097474:Tibetan_terrier 02097658:silky_terrier 02098105:soft-coated_wheaten_terrier
  02098286:West_Highland_white_terrier 02098413:Lhasa 02099267:flat-coated_retriever
  02099429:curly-coated_retriever 02099601:golden_retriever 02099712:Labrador_retriever
  02099849:Chesapeake_Bay_retriever 02100236:German_short-haired_pointer 02100583:vizsla 02100735:English_setter
  02100877:Irish_setter 02101006:Gordon_setter 02101388:Brittany_spaniel 02101556:clumber
  02102040:English_springer 02102177:Welsh_springer_spaniel 02102318:cocker_spaniel 02102480:Sussex_spaniel
  02102973:Irish_water_spaniel 02104029:kuvasz 02104365:schipperke 02105056:groenendael 02105162:malinois
  02105251:briard 02105412:kelpie 02105505:komondor 02105641:Old_English_sheepdog 02105855:Shetland_sheepdog
  02106030:collie 02106166:Border_collie 02106382:Bouvier_des_Flandres 02106550:Rottweiler
  02106662:German_shepherd 02107142:Doberman 02107312:miniature_pinscher 02107574:Greater_Swiss_Mountain_dog
  02107683:Bernese_mountain_dog 02107908:Appenzeller 02108000:EntleBucher 02108089:boxer 02108422:bull_mastiff
  02108551:Tibetan_mastiff 02108915:French_bulldog 02109047:Great_Dane 02109525:Saint_Bernard 02109961:Eskimo_dog
  02110063:malamute 02110185:Siberian_husky 02110341:dalmatian 02110627:affenpinscher 02110806:basenji
  02110958:pug 02111129:Leonberg 02111277:Newfoundland 02111500:Great_Pyrenees 02111889:Samoyed
  02112018:Pomeranian 02112137:chow 02112350:keeshond 02112706:Brabancon_griffon 02113023:Pembroke
  02113186:Cardigan 02113624:toy_poodle 02113712:miniature_poodle 02113799:standard_poodle
  02113978:Mexican_hairless 02114367:timber_wolf 02114548:white_wolf 02114712:red_wolf 02114855:coyote
  02115641:dingo 02115913:dhole 02116738:African_hunting_dog 02117135:hyena 02119022:red_fox 02119789:kit_fox
  02120079:Arctic_fox 02120505:grey_fox 02123045:tabby 02123159:tiger_cat 02123394:Persian_cat
  02123597:Siamese_cat 02124075:Egyptian_cat 02125311:cougar 02127052:lynx 02128385:leopard 02128757:snow_leopard
  02128925:jaguar 02129165:lion 02129604:tiger 02130308:cheetah 02132136:brown_bear 02133161:American_black_bear
  02134084:ice_bear 02134418:sloth_bear 02137549:mongoose 02138441:meerkat 02165105:tiger_beetle 02165456:ladybug
  02167151:ground_beetle 02168699:long-horned_beetle 02169497:leaf_beetle 02172182:dung_beetle
  02174001:rhinoceros_beetle 02177972:weevil 02190166:fly 02206856:bee 02219486:ant 02226429:grasshopper
  02229544:cricket 02231487:walking_stick 02233338:cockroach 02236044:mantis 02256656:cicada 02259212:leafhopper
  02264363:lacewing 02268443:dragonfly 02268853:damselfly 02276258:admiral 02277742:ringlet 02279972:monarch
  02280649:cabbage_butterfly 02281406:sulphur_butterfly 02281787:lycaenid 02317335:starfish 02319095:sea_urchin
  02321529:sea_cucumber 02325366:wood_rabbit 02326432:hare 02328150:Angora 02342885:hamster 02346627:porcupine
  02356798:fox_squirrel 02361337:marmot 02363005:beaver 02364673:guinea_pig 02389026:sorrel 02391049:zebra
  02395406:hog 02396427:wild_boar 02397096:warthog 02398521:hippopotamus 02403003:ox 02408429:water_buffalo
  02410509:bison 02412080:ram 02415577:bighorn 02417914:ibex 02422106:hartebeest 02422699:impala 02423022:gazelle
  02437312:Arabian_camel 02437616:llama 02441942:weasel 02442845:mink 02443114:polecat
  02443484:black-footed_ferret 02444819:otter 02445715:skunk 02447366:badger 02454379:armadillo
  02457408:three-toed_sloth 02480495:orangutan 02480855:gorilla 02481823:chimpanzee 02483362:gibbon
  02483708:siamang 02484975:guenon 02486261:patas 02486410:baboon 02487347:macaque 02488291:langur
  02488702:colobus 02489166:proboscis_monkey 02490219:marmoset 02492035:capuchin 02492660:howler_monkey
  02493509:titi 02493793:spider_monkey 02494079:squirrel_monkey 02497673:Madagascar_cat 02500267:indri
  02504013:Indian_elephant 02504458:African_elephant 02509815:lesser_panda 02510455:giant_panda
  02514041:barracouta 02526121:eel 02536864:coho 02606052:rock_beauty 02607072:anemone_fish 02640242:sturgeon
  02641379:gar 02643566:lionfish 02655020:puffer 02666196:abacus 02667093:abaya 02669723:academic_gown
  02672831:accordion 02676566:acoustic_guitar 02687172:aircraft_carrier 02690373:airliner 02692877:airship
  02699494:altar 02701002:ambulance 02704792:amphibian 02708093:analog_clock 02727426:apiary 02730930:apron
  02747177:ashcan 02749479:assault_rifle 02769748:backpack 02776631:bakery 02777292:balance_beam 02782093:balloon
  02783161:ballpoint 02786058:Band_Aid 02787622:banjo 02788148:bannister 02790996:barbell 02791124:barber_chair
  02791270:barbershop 02793495:barn 02794156:barometer 02795169:barrel 02797295:barrow 02799071:baseball
  02802426:basketball 02804414:bassinet 02804610:bassoon 02807133:bathing_cap 02808304:bath_towel 02808440:bathtub
  02814533:beach_wagon 02814860:beacon 02815834:beaker 02817516:bearskin 02823428:beer_bottle 02823750:beer_glass
  02825657:bell_cote 02834397:bib 02835271:bicycle-built-for-two 02837789:bikini 02840245:binder
  02841315:binoculars 02843684:birdhouse 02859443:boathouse 02860847:bobsled 02865351:bolo_tie 02869837:bonnet
  02870880:bookcase 02871525:bookshop 02877765:bottlecap 02879718:bow 02883205:bow_tie 02892201:brass
  02892767:brassiere 02894605:breakwater 02895154:breastplate 02906734:broom 02909870:bucket 02910353:buckle
  02916936:bulletproof_vest 02917067:bullet_train 02927161:butcher_shop 02930766:cab 02939185:caldron
  02948072:candle 02950826:cannon 02951358:canoe 02951585:can_opener 02963159:cardigan 02965783:car_mirror
  02966193:carousel 02966687:carpenter's_kit 02971356:carton 02974003:car_wheel 02977058:cash_machine
  02978881:cassette 02979186:cassette_player 02980441:castle 02981792:catamaran 02988304:CD_player 02992211:cello
  02992529:cellular_telephone 02999410:chain 03000134:chainlink_fence 03000247:chain_mail 03000684:chain_saw
  03014705:chest 03016953:chiffonier 03017168:chime 03018349:china_cabinet 03026506:Christmas_stocking
  03028079:church 03032252:cinema 03041632:cleaver 03042490:cliff_dwelling 03045698:cloak 03047690:clog
  03062245:cocktail_shaker 03063599:coffee_mug 03063689:coffeepot 03065424:coil 03075370:combination_lock
  03085013:computer_keyboard 03089624:confectionery 03095699:container_ship 03100240:convertible
  03109150:corkscrew 03110669:cornet 03124043:cowboy_boot 03124170:cowboy_hat 03125729:cradle 03126707:crane
  03127747:crash_helmet 03127925:crate 03131574:crib 03133878:Crock_Pot 03134739:croquet_ball 03141823:crutch
  03146219:cuirass 03160309:dam 03179701:desk 03180011:desktop_computer 03187595:dial_telephone 03188531:diaper
  03196217:digital_clock 03197337:digital_watch 03201208:dining_table 03207743:dishrag 03207941:dishwasher
  03208938:disk_brake 03216828:dock 03218198:dogsled 03220513:dome 03223299:doormat 03240683:drilling_platform
  03249569:drum 03250847:drumstick 03255030:dumbbell 03259280:Dutch_oven 03271574:electric_fan
  03272010:electric_guitar 03272562:electric_locomotive 03290653:entertainment_center 03291819:envelope
  03297495:espresso_maker 03314780:face_powder 03325584:feather_boa 03337140:file 03344393:fireboat
  03345487:fire_engine 03347037:fire_screen 03355925:flagpole 03372029:flute 03376595:folding_chair
  03379051:football_helmet 03384352:forklift 03388043:fountain 03388183:fountain_pen 03388549:four-poster
  03393912:freight_car 03394916:French_horn 03400231:frying_pan 03404251:fur_coat 03417042:garbage_truck
  03424325:gasmask 03425413:gas_pump 03443371:goblet 03444034:go-kart 03445777:golf_ball 03445924:golfcart
  03447447:gondola 03447721:gong 03450230:gown 03452741:grand_piano 03457902:greenhouse 03459775:grille
  03461385:grocery_store 03467068:guillotine 03476684:hair_slide 03476991:hair_spray 03478589:half_track
  03481172:hammer 03482405:hamper 03483316:hand_blower 03485407:hand-held_computer 03485794:handkerchief
  03492542:hard_disc 03494278:harmonica 03495258:harp 03496892:harvester 03498962:hatchet 03527444:holster
  03529860:home_theater 03530642:honeycomb 03532672:hook 03534580:hoopskirt 03535780:horizontal_bar
  03538406:horse_cart 03544143:hourglass 03584254:iPod 03584829:iron 03590841:jack-o'-lantern 03594734:jean
  03594945:jeep 03595614:jersey 03598930:jigsaw_puzzle 03599486:jinrikisha 03602883:joystick 03617480:kimono
  03623198:knee_pad 03627232:knot 03630383:lab_coat 03633091:ladle 03637318:lampshade 03642806:laptop
  03649909:lawn_mower 03657121:lens_cap 03658185:letter_opener 03661043:library 03662601:lifeboat 03666591:lighter
  03670208:limousine 03673027:liner 03676483:lipstick 03680355:Loafer 03690938:lotion 03691459:loudspeaker
  03692522:loupe 03697007:lumbermill 03706229:magnetic_compass 03709823:mailbag 03710193:mailbox 03710637:maillot
  03710721:maillot 03717622:manhole_cover 03720891:maraca 03721384:marimba 03724870:mask 03729826:matchstick
  03733131:maypole 03733281:maze 03733805:measuring_cup 03742115:medicine_chest 03743016:megalith
  03759954:microphone 03761084:microwave 03763968:military_uniform 03764736:milk_can 03769881:minibus
  03770439:miniskirt 03770679:minivan 03773504:missile 03775071:mitten 03775546:mixing_bowl 03776460:mobile_home
  03777568:Model_T 03777754:modem 03781244:monastery 03782006:monitor 03785016:moped 03786901:mortar
  03787032:mortarboard 03788195:mosque 03788365:mosquito_net 03791053:motor_scooter 03792782:mountain_bike
  03792972:mountain_tent 03793489:mouse 03794056:mousetrap 03796401:moving_van 03803284:muzzle 03804744:nail
  03814639:neck_brace 03814906:necklace 03825788:nipple 03832673:notebook 03837869:obelisk 03838899:oboe
  03840681:ocarina 03841143:odometer 03843555:oil_filter 03854065:organ 03857828:oscilloscope 03866082:overskirt
  03868242:oxcart 03868863:oxygen_mask 03871628:packet 03873416:paddle 03874293:paddlewheel 03874599:padlock
  03876231:paintbrush 03877472:pajama 03877845:palace 03884397:panpipe 03887697:paper_towel 03888257:parachute
  03888605:parallel_bars 03891251:park_bench 03891332:parking_meter 03895866:passenger_car 03899768:patio
  03902125:pay-phone 03903868:pedestal 03908618:pencil_box 03908714:pencil_sharpener 03916031:perfume
  03920288:Petri_dish 03924679:photocopier 03929660:pick 03929855:pickelhaube 03930313:picket_fence
  03930630:pickup 03933933:pier 03935335:piggy_bank 03937543:pill_bottle 03938244:pillow 03942813:ping-pong_ball
  03944341:pinwheel 03947888:pirate 03950228:pitcher 03954731:plane 03956157:planetarium 03958227:plastic_bag
  03961711:plate_rack 03967562:plow 03970156:plunger 03976467:Polaroid_camera 03976657:pole 03977966:police_van
  03980874:poncho 03982430:pool_table 03983396:pop_bottle 03991062:pot 03992509:potter's_wheel
  03995372:power_drill 03998194:prayer_rug 04004767:printer 04005630:prison 04008634:projectile 04009552:projector
  04019541:puck 04023962:punching_bag 04026417:purse 04033901:quill 04033995:quilt 04037443:racer 04039381:racket
  04040759:radiator 04041544:radio 04044716:radio_telescope 04049303:rain_barrel 04065272:recreational_vehicle
  04067472:reel 04069434:reflex_camera 04070727:refrigerator 04074963:remote_control 04081281:restaurant
  04086273:revolver 04090263:rifle 04099969:rocking_chair 04111531:rotisserie 04116512:rubber_eraser
  04118538:rugby_ball 04118776:rule 04120489:running_shoe 04125021:safe 04127249:safety_pin 04131690:saltshaker
  04133789:sandal 04136333:sarong 04141076:sax 04141327:scabbard 04141975:scale 04146614:school_bus
  04147183:schooner 04149813:scoreboard 04152593:screen 04153751:screw 04154565:screwdriver 04162706:seat_belt
  04179913:sewing_machine 04192698:shield 04200800:shoe_shop 04201297:shoji 04204238:shopping_basket
  04204347:shopping_cart 04208210:shovel 04209133:shower_cap 04209239:shower_curtain 04228054:ski
  04229816:ski_mask 04235860:sleeping_bag 04238763:slide_rule 04239074:sliding_door 04243546:slot 04251144:snorkel
  04252077:snowmobile 04252225:snowplow 04254120:soap_dispenser 04254680:soccer_ball 04254777:sock
  04258138:solar_dish 04259630:sombrero 04263257:soup_bowl 04264628:space_bar 04265275:space_heater
  04266014:space_shuttle 04270147:spatula 04273569:speedboat 04275548:spider_web 04277352:spindle
  04285008:sports_car 04286575:spotlight 04296562:stage 04310018:steam_locomotive 04311004:steel_arch_bridge
  04311174:steel_drum 04317175:stethoscope 04325704:stole 04326547:stone_wall 04328186:stopwatch 04330267:stove
  04332243:strainer 04335435:streetcar 04336792:stretcher 04344873:studio_couch 04346328:stupa 04347754:submarine
  04350905:suit 04355338:sundial 04355933:sunglass 04356056:sunglasses 04357314:sunscreen
  04366367:suspension_bridge 04367480:swab 04370456:sweatshirt 04371430:swimming_trunks 04371774:swing
  04372370:switch 04376876:syringe 04380533:table_lamp 04389033:tank 04392985:tape_player 04398044:teapot
  04399382:teddy 04404412:television 04409515:tennis_ball 04417672:thatch 04418357:theater_curtain
  04423845:thimble 04428191:thresher 04429376:throne 04435653:tile_roof 04442312:toaster 04443257:tobacco_shop
  04447861:toilet_seat 04456115:torch 04458633:totem_pole 04461696:tow_truck 04462240:toyshop 04465501:tractor
  04467665:trailer_truck 04476259:tray 04479046:trench_coat 04482393:tricycle 04483307:trimaran 04485082:tripod
  04486054:triumphal_arch 04487081:trolleybus 04487394:trombone 04493381:tub 04501370:turnstile
  04505470:typewriter_keyboard 04507155:umbrella 04509417:unicycle 04515003:upright 04517823:vacuum 04522168:vase
  04523525:vault 04525038:velvet 04525305:vending_machine 04532106:vestment 04532670:viaduct 04536866:violin
  04540053:volleyball 04542943:waffle_iron 04548280:wall_clock 04548362:wallet 04550184:wardrobe 04552348:warplane
  04553703:washbasin 04554684:washer 04557648:water_bottle 04560804:water_jug 04562935:water_tower
  04579145:whiskey_jug 04579432:whistle 04584207:wig 04589890:window_screen 04590129:window_shade
  04591157:Windsor_tie 04591713:wine_bottle 04592741:wing 04596742:wok 04597913:wooden_spoon 04599235:wool
  04604644:worm_fence 04606251:wreck 04612504:yawl 04613696:yurt 06359193:web_site 06596364:comic_book
  06785654:crossword_puzzle 06794110:street_sign 06874185:traffic_light 07248320:book_jacket 07565083:menu
  07579787:plate 07583066:guacamole 07584110:consomme 07590611:hot_pot 07613480:trifle 07614500:ice_cream
  07615774:ice_lolly 07684084:French_loaf 07693725:bagel 07695742:pretzel 07697313:cheeseburger 07697537:hotdog
  07711569:mashed_potato 07714571:head_cabbage 07714990:broccoli 07715103:cauliflower 07716358:zucchini
  07716906:spaghetti_squash 07717410:acorn_squash 07717556:butternut_squash 07718472:cucumber 07718747:artichoke
  07720875:bell_pepper 07730033:cardoon 07734744:mushroom 07742313:Granny_Smith 07745940:strawberry
  07747607:orange 07749582:lemon 07753113:fig 07753275:pineapple 07753592:banana 07754684:jackfruit
  07760859:custard_apple 07768694:pomegranate 07802026:hay 07831146:carbonara 07836838:chocolate_sauce
  07860988:dough 07871810:meat_loaf 07873807:pizza 07875152:potpie 07880968:burrito 07892512:red_wine
  07920052:espresso 07930864:cup 07932039:eggnog 09193705:alp 09229709:bubble 09246464:cliff 09256479:coral_reef
  09288635:geyser 09332890:lakeside 09399592:promontory 09421951:sandbar 09428293:seashore 09468604:valley
  09472597:volcano 09835506:ballplayer 10148035:groom 10565667:scuba_diver 11879895:rapeseed 11939491:daisy
  12057211:yellow_lady's_slipper 12144580:corn 12267677:acorn 12620546:hip 12768682:buckeye 12985857:coral_fungus
  12998815:agaric 13037406:gyromitra 13040303:stinkhorn 13044778:earthstar 13052670:hen-of-the-woods
  13054560:bolete 13133613:ear 15075141:toilet_tissue
  """
